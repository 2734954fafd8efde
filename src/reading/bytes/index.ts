export { listArchive, memberBlocks, type Member } from './archive';
export { fileBlocks, fileHead } from './blocks';
export { decodeText, EncodingCheck, recode, type Encoding } from './encoding';
export { limits, longLine, tooMuch, USUAL_LIMITS, withLimits, type ReadingLimits } from './limits';
export { type FileKind, type OnBytes, type Packing } from './types';
export { safeName, unpack, unpackAll, type Unpacked } from './unpack';
