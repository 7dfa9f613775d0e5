"""A drive that a program serves and that tells files apart by a number it makes up at every look.

Usage: drive.py FOLDER MOUNTED. What stands in MOUNTED stands in FOLDER. A flush takes as many seconds as stand in
FOLDER/seconds, if that is there.
"""

import os
import random
import sys
import time

from fuse import FUSE, Operations


class Drive(Operations):
    def __init__(self, folder):
        self.folder = folder

    def at(self, path):
        return self.folder + path

    def getattr(self, path, fh=None):
        found = os.lstat(self.at(path))
        names = "st_mode st_nlink st_size st_uid st_gid st_atime st_mtime st_ctime"
        known = {name: getattr(found, name) for name in names.split()}
        return {**known, "st_ino": random.getrandbits(40)}

    def readdir(self, path, fh):
        return [".", "..", *os.listdir(self.at(path))]

    def open(self, path, flags):
        return os.open(self.at(path), flags & ~os.O_APPEND)

    def create(self, path, mode, fi=None):
        return os.open(self.at(path), os.O_RDWR | os.O_CREAT | os.O_EXCL, mode)

    def read(self, path, size, offset, fh):
        return os.pread(fh, size, offset)

    def write(self, path, data, offset, fh):
        return os.pwrite(fh, data, offset)

    def truncate(self, path, length, fh=None):
        os.truncate(self.at(path), length)

    def fsync(self, path, data_only, fh):
        try:
            with open(self.at("/seconds")) as seconds:
                time.sleep(float(seconds.read()))
        except FileNotFoundError:
            pass
        return os.fsync(fh)

    def release(self, path, fh):
        return os.close(fh)

    def rename(self, old, new):
        return os.rename(self.at(old), self.at(new))

    def unlink(self, path):
        return os.unlink(self.at(path))

    def mkdir(self, path, mode):
        return os.mkdir(self.at(path), mode)

    def chmod(self, path, mode):
        return os.chmod(self.at(path), mode)

    def utimens(self, path, times=None):
        return os.utime(self.at(path), times)


FUSE(
    Drive(sys.argv[1]),
    sys.argv[2],
    foreground=True,
    use_ino=True,
    attr_timeout=0,
    entry_timeout=0,
)
