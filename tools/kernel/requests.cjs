'use strict';
// Jupyter's requests and our replies.
// https://jupyter-client.readthedocs.io/en/stable/messaging.html
const { PROTOCOL } = require('./wire.cjs');

/** @typedef {import('./wire.cjs').Message} Message */

/** What takes TypeScript, which takes long to load. */
const tslab = () => require('./tslab.cjs');

class Requests {
  /**
   * @param {{
   *   compiler: import('./cell-cache.cjs').CachedCompiler,
   *   cells: import('./cells.cjs').Cells,
   *   executions: import('./executions.cjs').Executions,
   *   status: (state: 'busy' | 'idle', parent: Message) => void,
   *   shutDown: () => void,
   * }} parts
   */
  constructor(parts) {
    Object.assign(this, parts);
  }

  /**
   * @param {Message} message
   * @param {(type: string, content: object) => void} reply
   */
  handle(message, reply) {
    const type = message.header.msg_type;
    if (type === 'execute_request') {
      this.executions.add({ message, reply: (content) => reply('execute_reply', content) });
      return;
    }
    this.status('busy', message);
    const content = this.answer(type, message.content);
    if (content) reply(type.replace('_request', '_reply'), content);
    this.status('idle', message);
    if (type === 'shutdown_request') this.shutDown();
  }

  /** The reply's content; undefined where Jupyter expects none. */
  answer(type, content) {
    switch (type) {
      case 'kernel_info_request':
        return kernelInfo();
      case 'is_complete_request':
        return this.isComplete(content);
      case 'inspect_request':
        return this.inspect(content);
      case 'complete_request':
        return this.complete(content);
      case 'comm_info_request':
        return { status: 'ok', comms: {} };
      case 'history_request':
        return { status: 'ok', history: [] };
      case 'interrupt_request':
        this.cells.interrupt();
        return { status: 'ok' };
      case 'shutdown_request':
        return { status: 'ok', restart: content.restart === true };
      default:
        return undefined;
    }
  }

  isComplete({ code }) {
    const { completed, indent } = tslab().isCompleteCode(code);
    return completed ? { status: 'complete' } : { status: 'incomplete', indent };
  }

  inspect({ code, cursor_pos: position }) {
    const info = this.tolerant(() =>
      this.compiler.compiler.converter.inspect(this.cells.declarations, code, position),
    );
    const data = info ? { 'text/plain': tslab().printQuickInfo(info) } : {};
    return { status: 'ok', found: Boolean(info), data, metadata: {} };
  }

  complete({ code, cursor_pos: position }) {
    const info = this.tolerant(() =>
      this.compiler.compiler.converter.complete(this.cells.declarations, code, position),
    );
    return {
      status: 'ok',
      matches: info?.candidates ?? [],
      cursor_start: info?.start ?? position,
      cursor_end: info?.end ?? position,
      metadata: {},
    };
  }

  /** Half-written code may be too much for the compiler; then there is simply nothing to offer. */
  tolerant(ask) {
    try {
      return ask();
    } catch {
      return undefined;
    }
  }
}

function kernelInfo() {
  return {
    status: 'ok',
    protocol_version: PROTOCOL,
    implementation: 'tslab',
    implementation_version: require('tslab/package.json').version,
    banner: 'TypeScript (Insiders), on tslab',
    language_info: {
      name: 'typescript',
      version: typescriptVersion(),
      mimetype: 'text/typescript',
      file_extension: '.ts',
      pygments_lexer: 'typescript',
      // The mode and the flag are what notebook front ends of all ages need to highlight TypeScript.
      codemirror_mode: { mode: 'typescript', name: 'javascript', typescript: true },
    },
  };
}

/** The release of the TypeScript that comes with tslab. */
function typescriptVersion() {
  const { dependencies } = require('tslab/package.json');
  return dependencies['@tslab/typescript-for-tslab'];
}

module.exports = { Requests };
