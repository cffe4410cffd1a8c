"""timm imports torchvision; a torchvision wheel built for another torch fails on its own operators, which no model here uses."""

import importlib.util
import pathlib
import re

import torch

_library = None


def import_timm():
    global _library
    spec = importlib.util.find_spec("torchvision")
    if spec is not None and _library is None and not _operators_load(spec):
        _library = torch.library.Library("torchvision", "DEF")
        source = (pathlib.Path(spec.origin).parent / "_meta_registrations.py").read_text()
        names = set(re.findall(r'register_meta\("(\w+)"\)', source)) | set(re.findall(r'register_fake\("torchvision::(\w+)"\)', source))
        for name in names:
            _library.define(f"{name}(Tensor x) -> Tensor")
    import timm

    return timm


def _operators_load(spec):
    for file in pathlib.Path(spec.origin).parent.glob("_C*.so"):
        try:
            torch.ops.load_library(str(file))
            return True
        except OSError:
            return False
    return False
