"""ONNX files of Fovea and of torch.onnx.export, in ONNX Runtime, in turns. A request as JSON in the first argument."""

import json
import os
import sys
import time

BATCHES = [1, 8]
LEAST_RUNS, LEAST_SECONDS = 4, 1.0


def export(folder, name):
    path = f"{folder}/{name}.torch.onnx"
    if os.path.exists(path):
        return
    import torch
    from torchvision_workaround import import_timm

    model = import_timm().create_model(name).eval()
    batch = torch.export.Dim("batch")
    with torch.no_grad():
        torch.onnx.export(model, (torch.randn(2, 3, 224, 224),), path, dynamo=True, dynamic_shapes=({0: batch},), verbose=False)


def best_times(sessions, images):
    """Least milliseconds of each session, which take turns."""
    best = {key: float("inf") for key in sessions}
    runs, start = 0, time.perf_counter()
    while runs < LEAST_RUNS or time.perf_counter() - start < LEAST_SECONDS:
        for key, session in sessions.items():
            begin = time.perf_counter()
            session.run(None, {session.get_inputs()[0].name: images})
            if runs > 0:
                best[key] = min(best[key], 1000 * (time.perf_counter() - begin))
        runs += 1
    return best


def main():
    request = json.loads(sys.argv[1])
    folder, models = request["folder"], request["models"]
    if request["what"] == "export":
        for name in models:
            export(folder, name)
        return
    import numpy as np
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = request["threads"]
    print(f"ONNX Runtime {onnxruntime.__version__}, {request['threads']} threads\n")
    print("| network | batch | Fovea's file | PyTorch's file | ratio |")
    print("| --- | --- | --- | --- | --- |")
    for name in models:
        paths = {key: f"{folder}/{name}.{key}.onnx" for key in ("fovea", "torch")}
        sessions = {key: onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"]) for key, path in paths.items()}
        for batch in BATCHES:
            images = np.random.default_rng(0).standard_normal((batch, 3, 224, 224), dtype=np.float32)
            best = best_times(sessions, images)
            ratio = best["torch"] / best["fovea"]
            print(f"| `{name}` | {batch} | {best['fovea']:.2f} | {best['torch']:.2f} | {ratio:.2f} |", flush=True)


main()
