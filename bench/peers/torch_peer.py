"""The PyTorch peer: reads one JSON request a line, answers with times in milliseconds. Needs `pip install torch timm`."""

import json
import os
import pathlib
import resource
import sys
import time

import torch
import torch.nn.functional as F

from torch_layers import layer
from torchvision_workaround import import_timm

sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "tools" / "fixtures"))
from reference_models import create_model  # noqa: E402

THREADS = int(os.environ.get("BENCH_THREADS", "2"))
torch.set_num_threads(THREADS)
CLOCK = time.process_time if os.environ.get("BENCH_CLOCK") == "processor" else time.perf_counter


def channels_last(*shape):
    return torch.randn(*shape).to(memory_format=torch.channels_last)


def matmul(case):
    a, b = torch.randn(case["m"], case["k"]), torch.randn(case["k"], case["n"])
    out = torch.empty(case["m"], case["n"])
    return lambda: torch.mm(a, b, out=out)


def convolution(case):
    n, c, k, size, kernel = (case[key] for key in ("n", "inChannels", "outChannels", "size", "kernel"))
    stride, groups = case.get("stride", 1), case.get("groups", 1)
    pad = kernel // 2
    x = channels_last(n, c, size, size)
    w = channels_last(k, c // groups, kernel, kernel)
    y = F.conv2d(x, w, None, stride, pad, 1, groups)
    dy = torch.randn_like(y, memory_format=torch.channels_last)

    def backward(mask):
        return torch.ops.aten.convolution_backward(
            dy, x, w, None, [stride, stride], [pad, pad], [1, 1], False, [0, 0], groups, mask
        )

    roles = {
        "forward": lambda: F.conv2d(x, w, None, stride, pad, 1, groups),
        "inputGrad": lambda: backward([True, False, False]),
        "weightGrad": lambda: backward([False, True, False]),
    }
    chosen = [roles[role] for role in case["roles"]]

    def run():
        with torch.no_grad():
            for role in chosen:
                role()

    return run


def batch_norm_activation(case):
    x = channels_last(case["n"], case["channels"], case["size"], case["size"])
    mean, var, weight, bias = (torch.rand(case["channels"]) for _ in range(4))

    def run():
        with torch.inference_mode():
            F.hardswish(F.batch_norm(x, mean, var, weight, bias))

    return run


def attention(case):
    query, key, value, g = (torch.randn(1, case["heads"], case["tokens"], case["width"]) for _ in range(4))
    operands = [operand.requires_grad_() for operand in (query, key, value)]

    def run():
        y = F.scaled_dot_product_attention(*operands, is_causal=case.get("isCausal", False))
        torch.autograd.grad(y, operands, g)

    return run


def small_image(model):
    """The stride that Fovea's `smallImage` option changes to 1."""
    model.conv_stem.stride = (1, 1)
    return model


def network(case):
    timm = import_timm()
    torch.manual_seed(0)
    model = create_model(timm, case["model"], in_chans=case.get("inChannels", 3), num_classes=case.get("numClasses", 1000))
    if case.get("smallImage"):
        model = small_image(model)
    # PyTorch 2.13 corrupts its heap in the backward pass of some models in channels_last.
    layout = torch.contiguous_format if case.get("contiguous") else torch.channels_last
    model = model.to(memory_format=layout)
    x = torch.randn(case["n"], case.get("inChannels", 3), case["size"], case["size"]).to(memory_format=layout)
    labels = torch.randint(0, case.get("numClasses", 1000), (case["n"],))
    if case["kind"] == "inference":
        model.eval()

        def infer():
            with torch.inference_mode():
                model(x)

        return infer
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9)

    def step():
        optimizer.zero_grad()
        F.cross_entropy(model(x), labels).backward()
        optimizer.step()

    return step


KINDS = {
    "matmul": matmul,
    "conv": convolution,
    "batchNormActivation": batch_norm_activation,
    "attention": attention,
    "layer": layer,
    "training": network,
    "inference": network,
}


def resident_bytes():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * resource.getpagesize()


def main():
    prepared = {}
    import_timm()
    baseline = resident_bytes()
    versions = {"torch": torch.__version__, "threads": THREADS}
    print(json.dumps({"ready": True, "versions": versions}), flush=True)
    for line in sys.stdin:
        case = json.loads(line)
        key = case["id"]
        if key not in prepared:
            prepared.clear()
            prepared[key] = KINDS[case["kind"]](case)
            for _ in range(2):
                prepared[key]()
        times = []
        for _ in range(case["runs"]):
            start = CLOCK()
            prepared[key]()
            times.append((CLOCK() - start) * 1e3)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 - baseline
        print(json.dumps({"times": times, "peakBytes": peak}), flush=True)


main()
