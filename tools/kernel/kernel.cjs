'use strict';
// Puts the kernel together and answers Jupyter's requests.
const fs = require('node:fs');
const { openBundle } = require('../bundle/bundle.cjs');
const { CachedCompiler } = require('./cell-cache.cjs');
const { Cells } = require('./cells.cjs');
const { installDisplay } = require('./display.cjs');
const { ErrorDescriber } = require('./errors.cjs');
const { Executions } = require('./executions.cjs');
const { Failures } = require('./failures.cjs');
const { ProjectModules } = require('./modules.cjs');
const { Outputs } = require('./outputs.cjs');
const { followParent } = require('./parent.cjs');
const { Requests } = require('./requests.cjs');
const { Sockets } = require('./sockets.cjs');
const { SourcePositions } = require('./source-maps.cjs');
const { Sources } = require('./sources.cjs');
const { Wire } = require('./wire.cjs');

/**
 * Starts the kernel in this process.
 *
 * @param {{ root: string, connection: string }} options the project's root, and the path of Jupyter's connection file
 */
async function startKernel({ root, connection: file }) {
  const log = process.stderr.write.bind(process.stderr);
  const connection = JSON.parse(fs.readFileSync(file, 'utf8'));
  const wire = new Wire(connection.key);
  const sockets = new Sockets();
  const send = (socket, frames) => socket.send(frames).catch((error) => log(`Lost a message: ${error}\n`));
  const publish = (type, content, parent) => void send(sockets.iopub, wire.encode(type, content, parent));

  const outputs = new Outputs(publish);
  const positions = new SourcePositions(root);
  const sources = new Sources(root);
  const compiler = new CachedCompiler(root, sources);
  const modules = new ProjectModules(root, await openBundle(root));
  const cells = new Cells(compiler, sources, modules, positions);
  const describer = new ErrorDescriber(root, (label) => cells.sourceOf(label));
  const failures = new Failures((error) => {
    const { traceback } = describer.describe(error);
    outputs.print(
      'stderr',
      `Failed after the cell had ended; the next run will say so too:\n${traceback.join('\n')}\n`,
    );
  });
  const status = (state, parent) => publish('status', { execution_state: state }, parent);
  const executions = new Executions({ cells, failures, outputs, describer, status });

  const shutDown = () => {
    sockets.close();
    const unseen = failures.take();
    for (const error of unseen) log(`${describer.describe(error).traceback.join('\n')}\n`);
    process.exit(unseen.length > 0 ? 1 : 0);
  };
  const requests = new Requests({ compiler, cells, executions, status, shutDown });

  positions.install();
  installDisplay(outputs);
  outputs.capture(process);
  printWarningsPlainly();
  if (process.env.JPY_PARENT_PID) followParent();
  process.on('SIGINT', () => cells.interrupt());
  await sockets.open(connection, (frames, socket) => {
    let message;
    try {
      message = wire.decode(frames);
    } catch (error) {
      log(`Ignored ${error.message}\n`);
      return;
    }
    const reply = (type, content) =>
      void send(socket, wire.encode(type, content, message, message.identities));
    requests.handle(message, reply);
  });
  failures.listen();
}

/** Node's own printing names the process's number, which would differ in every run of a notebook. */
function printWarningsPlainly() {
  process.removeAllListeners('warning');
  process.on('warning', ({ name, message }) => {
    if (name !== 'DeprecationWarning' && name !== 'ExperimentalWarning')
      process.stderr.write(`${name}: ${message}\n`);
  });
}

module.exports = { startKernel };
