"""Files of strangers: what they are is found out, never believed.

What comes out holds the picture, the film or the sound alone: metadata, and whatever else a file
may carry, stays behind. To be run in a process with limits on memory and time.
"""
