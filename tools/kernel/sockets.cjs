'use strict';
// The five ZeroMQ sockets of a kernel.
const zmq = require('zeromq');

// Without a limit and without waiting, a send is done when the call returns: a burst of thousands of messages
// cannot find the socket "busy writing" (which zeromq.js answers with an error after 512 sends in one turn of
// the event loop), and a publisher does not drop what a slow reader has not fetched yet.
const SENDING = { sendHighWaterMark: 0, sendTimeout: 0 };
/** How long unsent messages may delay the end of the process, in milliseconds. */
const LINGER = 1000;

/** @typedef {{ transport: string, ip: string, key: string, iopub_port: number, shell_port: number, control_port: number, stdin_port: number, hb_port: number }} Connection */

class Sockets {
  constructor() {
    this.iopub = new zmq.Publisher({ ...SENDING, linger: LINGER });
    this.shell = new zmq.Router({ ...SENDING, linger: LINGER });
    this.control = new zmq.Router({ ...SENDING, linger: LINGER });
    this.stdin = new zmq.Router({ linger: 0 });
    this.heartbeat = new zmq.Reply({ linger: 0 });
  }

  /**
   * Binds all sockets and hands on what arrives.
   *
   * @param {Connection} connection
   * @param {(frames: Buffer[], socket: import('zeromq').Router) => void} onMessage for shell and control
   */
  async open(connection, onMessage) {
    const address = (port) => `${connection.transport}://${connection.ip}:${port}`;
    await Promise.all([
      this.iopub.bind(address(connection.iopub_port)),
      this.shell.bind(address(connection.shell_port)),
      this.control.bind(address(connection.control_port)),
      this.stdin.bind(address(connection.stdin_port)),
      this.heartbeat.bind(address(connection.hb_port)),
    ]);
    for (const socket of [this.shell, this.control]) {
      void listen(socket, (frames) => onMessage(frames, socket));
    }
    void listen(this.heartbeat, (frames) => this.heartbeat.send(frames));
  }

  close() {
    for (const socket of [this.iopub, this.shell, this.control, this.stdin, this.heartbeat]) socket.close();
  }
}

async function listen(socket, handle) {
  for await (const frames of socket) await handle(frames);
}

module.exports = { Sockets };
