/** Words, parted by bars. */
const list = (words: string): readonly string[] => words.split('|');

/** Invented, like all that the descriptions are made of. */
export const BRANDS: readonly string[] = list(
  'TARNBECK|OSTERLEA|QUILLFORD|BRAMSETT|MARLOWEN|HOLLINSKAR|PENDRAVEL|WICKENTHORPE|LUMARRA|' +
    'CASSIVANE|DORRINGAY|FENWHISTLE|GREYMOOTH|HAZELDYNE|ISKERVALE|JUNOBRIDGE|KESTERLY|LARKMERE|' +
    'MIDDLEWRAY|NETTLECOTE|OAKENSHIRE|PIPPINWELL|ROOKHAVEN|SALTERNE|THISTLEBY|UNDERCLIFFE|' +
    'VALEROSSE|WREN & TALLOW|YARROWGATE|ELLERAY|ZEPHYRINE',
);

/** Brands with letters outside ASCII, for few products: they test what reads the file. */
export const FOREIGN_BRANDS: readonly string[] = list('ÅKERLUNDA|FLORÉANE|MÜHLGARTEN|PEÑARUBIA|BLÅVIKEN');

export const COLOURS: readonly string[] = list(
  'AMBER|BLACK|BLUE|CHALK|CORAL|CREAM|DUCK EGG|GREEN|GREY|INDIGO|IVORY|LILAC|MINT|MUSTARD|NAVY|' +
    'OCHRE|PINK|PLUM|RED|RUST|SAGE|SAND|SLATE|TEAL|WHITE',
);

/** What ends a description; the empty one is the most common. */
export const ENDINGS: readonly string[] = list(
  '||||||||| SET OF 4| SET OF 6| SMALL| LARGE| BOXED| SECONDS| PAIR| TWIN PACK| IN TIN| TRAVEL SIZE| ASSORTED',
);

/** Endings with what a reader of the file may trip over: commas, quotes, small letters. */
export const AWKWARD_ENDINGS: readonly string[] = list(
  ', LAST SEASON|, SET OF 4| . LARGE, BOXED| 7" SIZE| "SECOND LOOK"| 45x45cm',
);

/** A part of the house's range, with the words for its products. */
export interface Department {
  readonly name: string;
  /** Share of the catalogue's products. */
  readonly share: number;
  /** Median price in pence. */
  readonly pence: number;
  readonly nouns: readonly string[];
}

export const DEPARTMENTS = [
  {
    name: 'kitchen',
    share: 0.19,
    pence: 210,
    nouns: list(
      'MUG|TEAPOT|BAKING TIN|APRON|OVEN GLOVE|CHOPPING BOARD|EGG CUP|CAKE STAND|PIE DISH|' +
        'STORAGE JAR|TEA TOWEL|MIXING BOWL|BREAD BIN|MEASURING SPOONS|COFFEE CUP|LUNCH TIN',
    ),
  },
  {
    name: 'home',
    share: 0.2,
    pence: 290,
    nouns: list(
      'CUSHION COVER|WOOL THROW|LAMPSHADE|CANDLE HOLDER|PICTURE FRAME|COAT HOOK|DRAWER KNOB|' +
        'WALL CLOCK|DOOR MAT|TABLE RUNNER|VASE|BOOKEND|MIRROR|WICKER BASKET|HOT WATER BOTTLE',
    ),
  },
  {
    name: 'fashion',
    share: 0.12,
    pence: 640,
    nouns: list(
      'SCARF|LEATHER BELT|CARDIGAN|BEANIE|GLOVES|LINEN SHIRT|SUN HAT|SOCKS|SLIPPERS|WRIST WATCH|' +
        'SILK TIE|SHAWL|RAINCOAT|ESPADRILLES|BRACELET|EARRINGS',
    ),
  },
  {
    name: 'bags',
    share: 0.11,
    pence: 250,
    nouns: list(
      'TOTE BAG|SATCHEL|COIN PURSE|WASH BAG|SHOPPER|RUCKSACK|PENCIL CASE|LUGGAGE TAG|CARD HOLDER|' +
        'DRAWSTRING BAG|LAPTOP SLEEVE|MARKET BAG',
    ),
  },
  {
    name: 'beauty',
    share: 0.1,
    pence: 145,
    nouns: list(
      'SOAP BAR|HAND CREAM|BATH SALTS|LIP BALM|HAIR BRUSH|FACE CLOTH|NAIL KIT|SHAVING BRUSH|' +
        'CREAM POT|COMPACT MIRROR|BATH SPONGE|ROOM SCENT',
    ),
  },
  {
    name: 'children',
    share: 0.11,
    pence: 165,
    nouns: list(
      'JIGSAW|SOFT RABBIT|CRAYON TIN|SKIPPING ROPE|SPINNING TOP|STICKER SHEET|WOODEN TRAIN|' +
        "NIGHT LIGHT|BABY'S BIB|FINGER PUPPET|PAINT BOX|GLOW STARS|LUNCH BOX",
    ),
  },
  {
    name: 'garden',
    share: 0.08,
    pence: 310,
    nouns: list(
      "WATERING CAN|SEED TIN|BIRD FEEDER|LANTERN|PLANT POT|TROWEL|GARDENER'S TWINE|WIND CHIME|" +
        'KNEELING PAD|HERB MARKER|HANGING BASKET|PICNIC RUG',
    ),
  },
  {
    name: 'festive',
    share: 0.09,
    pence: 90,
    nouns: list(
      'PAPER GARLAND|GLASS BAUBLE|GIFT WRAP|RIBBON REEL|ADVENT CARD|STOCKING|TREE STAR|CRACKERS|' +
        'FELT ROBIN|TEA LIGHTS|WREATH|GIFT TAGS',
    ),
  },
] as const satisfies readonly Department[];

export type DepartmentName = (typeof DEPARTMENTS)[number]['name'];

/** What the warehouse writes in the place of a description. */
export const REMARKS: readonly string[] = list(
  '?|recount|water damage|broken in transit|not on shelf|Shelf count|wrong barcode|thrown out|' +
    'put aside for returns|moved to outlet, second floor|mouldy|mixed up with another code',
);
