#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Turns the weights of deepbet into the files that this program reads.

deepbet (Fisch et al., "deepbet: Fast brain extraction of T1-weighted MRI using Convolutional Neural
Networks", Computers in Biology and Medicine 179, 2024, 108845; MIT licence) brings its two networks
as TorchScript, which is code. This script takes the numbers out of them, and nothing else ships:

    pip download deepbet==1.0.2 --no-deps
    pip install torch==2.13.0 numpy
    installer/developer/convert-brain-extraction.py deepbet-1.0.2-py3-none-any.whl

writes
    resources/models/brain-extraction/weights.safetensors   the tensors of both networks
    resources/models/brain-extraction/card.json             what they are and what they expect
    resources/LICENSES/deepbet-MIT.txt                      their licence
    tests/data/brain-extraction.json                        what they give for a made-up cube

Tensors are stored as F16 where that changes no value (the published weights are half-precision
numbers throughout) and as F32 otherwise. The names of the network that finds the brain's box begin
with "box.", those of the network that cuts the brain out with "brain.".
"""
import argparse
import hashlib
import io
import json
import math
import pathlib
import struct
import zipfile

import torch

WHEEL_SHA256 = "1999e2ea00ec48f6233b95b96f3901a962d3f70431c63aeb985e8a49a198473c"
NETWORKS = {"box": "data/models/bbox_model.pt", "brain": "data/models/model.pt"}
LICENCE = "deepbet-1.0.2.dist-info/LICENSE"
ROOT = pathlib.Path(__file__).resolve().parents[2]

# The cube for the test, and how many of its voxels are written down.
SIDE = 64
RECORDED = 256


def stored(tensor):
    """Returns a tensor's type and bytes as safetensors has them."""
    values = tensor.detach().contiguous()
    half = values.half()
    if torch.equal(half.float(), values):
        return "F16", half.numpy().tobytes()
    return "F32", values.numpy().tobytes()


def safetensors(tensors):
    """Returns the content of a safetensors file."""
    header, body = {}, b""
    for name in sorted(tensors):
        kind, data = stored(tensors[name])
        header[name] = {
            "dtype": kind,
            "shape": list(tensors[name].shape),
            "data_offsets": [len(body), len(body) + len(data)],
        }
        body += data
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    return struct.pack("<Q", len(text)) + text + body


def made_up_cube():
    """Returns a cube with a bright shell, a brain-like core and waves, without any random number.

    tests/compute/ExtractionNetTest.cpp computes the same.
    """
    places = [(i + 0.5) / SIDE * 2.0 - 1.0 for i in range(SIDE)]
    values = []
    for x in places:
        for y in places:
            for z in places:
                radius = math.sqrt(1.6 * x * x + y * y + 1.3 * z * z)
                value = 0.1
                if radius < 0.9:
                    value = 1.2 if radius > 0.8 else 0.3
                if radius < 0.7:
                    value = 0.6 + 0.2 * math.sin(9.0 * x + 1.0) * math.cos(7.0 * y) * math.sin(8.0 * z)
                values.append(value)
    return torch.tensor(values, dtype=torch.float64).float().reshape(1, 1, SIDE, SIDE, SIDE)


def recorded(net):
    """Returns what a network gives for the cube: its mean and some voxels, first axis slowest."""
    with torch.no_grad():
        share = net(made_up_cube())[0, 1].double().flatten()
    step = share.numel() // RECORDED
    # An odd offset that grows with the number, so that all columns of the cube are met.
    places = [i * step + i * 37 % step for i in range(RECORDED)]
    return {
        "mean": share.mean().item(),
        "voxels": [[place, round(share[place].item(), 8)] for place in places],
    }


def card(weights):
    return {
        "format": "disyre-brain-extraction",
        "format_version": 1,
        "name": "deepbet 1.0.2",
        "source": "https://pypi.org/project/deepbet/1.0.2 (Fisch et al., Computers in Biology and "
        "Medicine 179, 2024, 108845), converted by installer/developer/convert-brain-extraction.py",
        "licence": "MIT",
        "weights_sha256": hashlib.sha256(weights).hexdigest(),
        "expects": {
            "modality": "T1, an adult's whole head",
            "orientation": "RAS",
            "box_side": 128,
            "brain_side": 256,
            "low_quantile": 0.005,
            "high_quantile": 0.995,
            "mean": 0.449,
            "deviation": 0.226,
            "box_share": 0.02,
            "box_margin": 0.1,
            "threshold": 0.5,
        },
    }


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("wheel", type=pathlib.Path, help="deepbet-1.0.2-py3-none-any.whl")
    arguments = parser.parse_args()
    content = arguments.wheel.read_bytes()
    if hashlib.sha256(content).hexdigest() != WHEEL_SHA256:
        parser.error(f"{arguments.wheel} is not the file that this script was written for")
    tensors, vectors = {}, {"side": SIDE}
    with zipfile.ZipFile(io.BytesIO(content)) as wheel:
        for name, member in NETWORKS.items():
            net = torch.jit.load(io.BytesIO(wheel.read(member)), map_location="cpu").eval()
            tensors.update({f"{name}.{key}": value for key, value in net.named_parameters()})
            vectors[name] = recorded(net)
        licence = wheel.read(LICENCE)
    weights = safetensors(tensors)
    folder = ROOT / "resources" / "models" / "brain-extraction"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "weights.safetensors").write_bytes(weights)
    (folder / "card.json").write_text(json.dumps(card(weights), indent=2) + "\n")
    (ROOT / "resources" / "LICENSES" / "deepbet-MIT.txt").write_bytes(licence)
    (ROOT / "tests" / "data" / "brain-extraction.json").write_text(json.dumps(vectors) + "\n")
    print(f"{folder}: {len(tensors)} tensors, {len(weights) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
