import path from 'node:path';
import { Comment, CommentTag, Converter, ReflectionKind } from 'typedoc';
import { notebookExamples } from './examples.mjs';

/** Gives entries of the faces the examples that the notebooks have of them. */
export function load(app) {
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    const examples = notebookExamples(path.resolve('notebooks'));
    for (const module of project.getReflectionsByKind(ReflectionKind.Module)) {
      for (const entry of module.children ?? []) {
        const example = examples.get(`${module.name}.${entry.name}`);
        if (example === undefined) continue;
        for (const said of entry.signatures ?? [entry]) addExample(said, example);
      }
    }
  });
}

function addExample(reflection, { notebook, code }) {
  reflection.comment ??= new Comment();
  if (reflection.comment.getTag('@example')) return;
  const text = `Notebook ${notebook}:\n\`\`\`ts\n${code}\n\`\`\``;
  reflection.comment.blockTags.push(new CommentTag('@example', [{ kind: 'text', text }]));
}
