# Loaded by the server that `npm run lab` starts; PROJECT is the project's root.
import sys

sys.path.insert(0, PROJECT + "/tools/lab")  # noqa: F821
from keep_git_quiet import keep_git_quiet  # noqa: E402

c.FileContentsManager.post_save_hook = keep_git_quiet  # noqa: F821
