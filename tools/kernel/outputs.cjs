'use strict';
// What cells print and display, on its way to Jupyter.
const { StringDecoder } = require('node:string_decoder');

// Prints are joined: JupyterLab drops output beyond 1,000 messages a second.
const FLUSH_MS = 50;
const FLUSH_CHARS = 1 << 16;
const later = setTimeout;

/** Joins prints and publishes them, displays and results as belonging to the latest cell. */
class Outputs {
  /** @param {(type: string, content: object, parent: object | undefined) => void} publish */
  constructor(publish) {
    this.publish = publish;
    this.parent = undefined;
    this.stream = 'stdout';
    this.text = '';
    this.flushed = 0;
    this.timer = undefined;
  }

  /** What comes from now on belongs to this request. */
  belongTo(parent) {
    this.flush();
    this.parent = parent;
  }

  /** Prints text; it goes out in order with everything else, at the latest before the cell's end. */
  print(stream, text) {
    if (stream !== this.stream) this.flush();
    this.stream = stream;
    this.text += text;
    // The clock too, since no timer fires during a cell's synchronous loop, whose progress should be seen.
    if (this.text.length >= FLUSH_CHARS || Date.now() - this.flushed >= FLUSH_MS) this.flush();
    else this.timer ??= later(() => this.flush(), FLUSH_MS).unref();
  }

  flush() {
    this.flushed = Date.now();
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.text === '') return;
    const text = this.text;
    this.text = '';
    this.publish('stream', { name: this.stream, text }, this.parent);
  }

  /**
   * Sends any other kind of output.
   *
   * @param {string} type display_data, update_display_data, execute_result, error, clear_output
   * @param {object} content
   */
  send(type, content) {
    this.flush();
    this.publish(type, content, this.parent);
  }

  /** Sends process.stdout and process.stderr, hence the console, to the notebook. */
  capture(process) {
    for (const stream of ['stdout', 'stderr']) {
      const decoder = new StringDecoder('utf8');
      process[stream].write = (chunk, encoding, done) => {
        const text = typeof chunk === 'string' ? chunk : decoder.write(Buffer.from(chunk));
        if (text !== '') this.print(stream, text);
        const callback = typeof encoding === 'function' ? encoding : done;
        if (callback) process.nextTick(callback);
        return true;
      };
    }
  }
}

module.exports = { Outputs };
