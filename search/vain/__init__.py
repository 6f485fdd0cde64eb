"""Searches in vain: which words readers look for and do not find, without a trace of who looked.

The reader's request counts in memory. Each process adds its counts to the database now and then, in a thread of its
own, so no reader waits for it; what a process had not yet written when it ended is lost, which a report can bear.
"""
