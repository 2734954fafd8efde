import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { loadSettings } from '../../src/config';
import { runSteps } from '../../src/pipeline';
import { replaceFolder } from '../../tools/pages/swap';

/** The work that the kill tests kill: `steps`, or `pages`, in a folder. */
async function work(what: string, folder: string): Promise<void> {
  if (what === 'steps') {
    const settings = loadSettings({
      data: path.join(folder, 'lines.csv'),
      dataDir: path.join(folder, 'data'),
      reportsDir: path.join(folder, 'reports'),
    });
    await runSteps(settings, ['load', 'clean', 'features'], { threads: 1 });
    return;
  }
  await replaceFolder(
    path.join(folder, 'reports', 'default'),
    () => Promise.resolve(new Set(['run.json', 'page.html'])),
    async (fresh) => {
      for (const name of ['run.json', 'page.html']) await writeFile(path.join(fresh, name), name);
    },
  );
}

void work(process.argv[2], process.argv[3]);
