"""PyTorch's side of the layer cases: modules by Fovea's names and arguments, images channels last."""

import torch
import torch.nn.functional as F
from torch import nn


def window(settings, **names):
    """Settings by PyTorch's names."""
    renamed = {"kernelSize": "kernel_size", "scaleFactor": "scale_factor"} | names
    return {renamed.get(key, key): value for key, value in settings.items()}


class Call(nn.Module):
    def __init__(self, function):
        super().__init__()
        self.function = function

    def forward(self, x):
        return self.function(x)


class DropPath(nn.Module):
    def __init__(self, p):
        super().__init__()
        self.p = p

    def forward(self, x):
        kept = x.new_empty(x.shape[0], 1, 1, 1).bernoulli_(1 - self.p)
        return x * kept.div_(1 - self.p)


class Attention(nn.Module):
    """timm's attention, with the fused product."""

    def __init__(self, features, settings):
        super().__init__()
        self.heads = settings["numHeads"]
        self.qkv = nn.Linear(features, 3 * features)
        self.proj = nn.Linear(features, features)

    def forward(self, x):
        n, t, c = x.shape
        q, k, v = self.qkv(x).reshape(n, t, 3, self.heads, c // self.heads).permute(2, 0, 3, 1, 4).unbind(0)
        return self.proj(F.scaled_dot_product_attention(q, k, v).transpose(1, 2).reshape(n, t, c))


class SqueezeExcite(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.reduce = nn.Conv2d(channels, channels // 16, 1)
        self.expand = nn.Conv2d(channels // 16, channels, 1)

    def forward(self, x):
        return x * torch.sigmoid(self.expand(F.relu(self.reduce(x.mean((2, 3), keepdim=True)))))


class Sum(nn.Module):
    """Branches that read the same, summed."""

    def __init__(self, *branches):
        super().__init__()
        self.branches = nn.ModuleList(branches)

    def forward(self, x):
        return sum(branch(x) for branch in self.branches)


def conv_norm(c, kernel, groups=1, padding=None):
    padding = kernel // 2 if padding is None and isinstance(kernel, int) else padding
    return nn.Sequential(nn.Conv2d(c, c, kernel, padding=padding, groups=groups, bias=False), nn.BatchNorm2d(c))


def diverse_branches(c):
    """The border of the inner norms is left to padding: the same work."""
    inner = lambda: [nn.Conv2d(c, c, 1, padding=1, bias=False), nn.BatchNorm2d(c)]
    return Sum(
        conv_norm(c, 3),
        conv_norm(c, 1),
        nn.Sequential(*inner(), *conv_norm(c, 3, padding=0)),
        nn.Sequential(*inner(), nn.AvgPool2d(3, 1), nn.BatchNorm2d(c)),
    )


class DualAttention(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.query, self.key, self.value = nn.Conv2d(c, c // 8, 1), nn.Conv2d(c, c // 8, 1), nn.Conv2d(c, c, 1)
        self.a, self.b = nn.Parameter(torch.zeros(1)), nn.Parameter(torch.zeros(1))

    def forward(self, x):
        q, k, v = (conv(x).flatten(2) for conv in (self.query, self.key, self.value))
        positions = v @ F.softmax(q.transpose(1, 2) @ k, -1).transpose(1, 2)
        flat = x.flatten(2)
        energy = flat @ flat.transpose(1, 2)
        between = F.softmax(energy.amax(-1, keepdim=True) - energy, -1) @ flat
        return 2 * x + (self.a * positions + self.b * between).view_as(x)


class DynamicConv(nn.Module):
    """Attention over four kernels, mixed for each image: one convolution in groups, as timm's CondConv2d does it."""

    def __init__(self, c, k, settings):
        super().__init__()
        self.size, self.padding = settings["kernelSize"], settings["padding"]
        hidden = max(1, c // 4)
        self.fc1, self.fc2 = nn.Conv2d(c, hidden, 1, bias=False), nn.Conv2d(hidden, 4, 1)
        self.weight = nn.Parameter(torch.randn(4, k * c * self.size**2) * 0.05)
        self.bias = nn.Parameter(torch.zeros(4, k))

    def forward(self, x):
        n, c, h, w = x.shape
        routing = F.softmax(self.fc2(F.relu(self.fc1(x.mean((2, 3), keepdim=True)))).flatten(1) / 30, 1)
        kernels = (routing @ self.weight).view(-1, c, self.size, self.size)
        y = F.conv2d(x.reshape(1, n * c, h, w), kernels, (routing @ self.bias).flatten(), padding=self.padding, groups=n)
        return y.view(n, -1, h, w)


def timm_layer(name, *args, **settings):
    from timm import layers
    from timm.layers.cbam import CbamModule

    return {"EcaModule": layers.EcaModule, "CbamModule": CbamModule, "CondConv2d": layers.CondConv2d}[name](*args, **settings)


MODULES = {
    "Conv2d": lambda c, k, o: nn.Conv2d(c, k, **window(o)),
    "ConvTranspose2d": lambda c, k, o: nn.ConvTranspose2d(c, k, **window(o)),
    "Linear": nn.Linear,
    "BatchNorm2d": nn.BatchNorm2d,
    "LayerNorm": nn.LayerNorm,
    "RMSNorm": nn.RMSNorm,
    "GroupNorm": nn.GroupNorm,
    "InstanceNorm2d": lambda c, o: nn.InstanceNorm2d(c, **o),
    "MaxPool2d": lambda o: nn.MaxPool2d(**window(o)),
    "AvgPool2d": lambda o: nn.AvgPool2d(**window(o)),
    "L2Pool2d": lambda o: nn.LPPool2d(2, **window(o)),
    "AdaptiveAvgPool2d": nn.AdaptiveAvgPool2d,
    "AdaptiveMaxPool2d": nn.AdaptiveMaxPool2d,
    "GlobalAvgPool2d": lambda: Call(lambda x: x.mean((2, 3))),
    "GlobalMaxPool2d": lambda: Call(lambda x: x.amax((2, 3))),
    "PixelShuffle": nn.PixelShuffle,
    "PixelUnshuffle": nn.PixelUnshuffle,
    "Upsample": lambda o: Call(lambda x: F.interpolate(x, **window(o))),
    "ReLU": nn.ReLU,
    "ReLU6": nn.ReLU6,
    "LeakyReLU": nn.LeakyReLU,
    "ELU": nn.ELU,
    "SELU": nn.SELU,
    "GELU": nn.GELU,
    "SiLU": nn.SiLU,
    "Mish": nn.Mish,
    "HardSwish": nn.Hardswish,
    "HardSigmoid": nn.Hardsigmoid,
    "HardTanh": nn.Hardtanh,
    "Sigmoid": nn.Sigmoid,
    "LogSigmoid": nn.LogSigmoid,
    "Tanh": nn.Tanh,
    "Softplus": nn.Softplus,
    "Softsign": nn.Softsign,
    "PReLU": lambda o: nn.PReLU(o["numParameters"]),
    "Softmax": lambda: nn.Softmax(-1),
    "LogSoftmax": lambda: nn.LogSoftmax(-1),
    "Dropout": nn.Dropout,
    "DropPath": DropPath,
    "MultiHeadAttention": Attention,
    "SqueezeExcite": SqueezeExcite,
    "EcaModule": lambda c: timm_layer("EcaModule", c),
    "CbamModule": lambda c: timm_layer("CbamModule", c),
    "DualAttention": DualAttention,
    "CondConv2d": lambda c, k, o: timm_layer("CondConv2d", c, k, o["kernelSize"], padding=o["padding"], num_experts=o["numExperts"]),
    "DynamicConv2d": DynamicConv,
    "RepVggBlock": lambda o: Sum(conv_norm(o["inChannels"], 3), conv_norm(o["inChannels"], 1), nn.BatchNorm2d(o["inChannels"])),
    "MobileOneBlock": lambda o: Sum(
        *(conv_norm(o["inChannels"], 3, o["groups"]) for _ in range(4)), conv_norm(o["inChannels"], 1, o["groups"]), nn.BatchNorm2d(o["inChannels"])
    ),
    "AcBlock": lambda o: Sum(conv_norm(o["inChannels"], 3), conv_norm(o["inChannels"], (3, 1), 1, (1, 0)), conv_norm(o["inChannels"], (1, 3), 1, (0, 1))),
    "DiverseBranchBlock": lambda o: diverse_branches(o["inChannels"]),
    "LargeKernelConv2d": lambda o: Sum(conv_norm(o["inChannels"], 31, o["groups"]), conv_norm(o["inChannels"], 5, o["groups"])),
}
TOKEN_LAYERS = {"Linear", "LayerNorm", "RMSNorm", "MultiHeadAttention", "Softmax", "LogSoftmax"}


def layer(case):
    name, args, shape = case["layer"], case["args"], case["shape"]
    tokens = name in TOKEN_LAYERS or len(shape) != 4
    x = torch.randn(*shape) if tokens else torch.randn(*shape).permute(0, 3, 1, 2)
    if name == "CrossEntropy":
        x = x if len(shape) == 2 else torch.randn(*shape).permute(0, 3, 1, 2)
        target = torch.randint(0, shape[-1], shape[:-1])
        x.requires_grad_()
        return stepping(lambda: F.cross_entropy(x, target), [x])
    if name == "MaxUnpool2d":
        values, indices = F.max_pool2d(x, args[0]["kernelSize"], return_indices=True)
        values.requires_grad_()
        return stepping(lambda: F.max_unpool2d(values, indices, args[0]["kernelSize"]), [values])
    module = MODULES[name](*args)
    if not tokens:
        module = module.to(memory_format=torch.channels_last)
    inputs = [x, torch.randn(shape[0], args[2]["numExperts"])] if name == "CondConv2d" else [x]
    for value in inputs:
        value.requires_grad_()
    return stepping(lambda: module(*inputs), [*inputs, *module.parameters()])


def stepping(forward, leaves):
    slope = torch.randn_like(forward())

    def run():
        for leaf in leaves:
            leaf.grad = None
        forward().backward(slope)

    return run
