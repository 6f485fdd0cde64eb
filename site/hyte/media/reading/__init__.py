"""The words inside a file: read in a process of its own, within limits. Pure, and free of Django for the child's sake.

`reader` reads, `child` is the program that does it under limits, `process` starts that program and judges how it ended.
"""
