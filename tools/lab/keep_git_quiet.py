"""After a notebook is saved: git, which looks at a file's size first, is told that nothing of it has changed."""

import subprocess
from pathlib import Path


def keep_git_quiet(model, os_path, contents_manager=None, **_):
    """Where only outputs differ, the filter makes the file what git has: staging that changes nothing but git's notes."""
    if model["type"] != "notebook":
        return
    file = Path(os_path)

    def git(*words):
        try:
            return subprocess.run(["git", *words, "--", file.name], cwd=file.parent, capture_output=True).returncode
        except OSError:
            return -1

    if git("ls-files", "--error-unmatch") == 0 and git("diff", "--quiet") == 0:
        git("add")
