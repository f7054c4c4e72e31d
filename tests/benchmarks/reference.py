# SPDX-License-Identifier: GPL-3.0-or-later
"""Heals the same slices in Python with diffusers' UNet2DModel and the same weights, in turn with
`disyre benchmark --exchange`, and prints the ratios. Two ways of doing it:

published  the authors' pipeline: eager, every window of the padded layout, one batch a slice
tuned      the windows that this program heals, channels-last, several batch sizes, torch.compile
           where it works; the fastest of them counts
"""
import argparse
import contextlib
import copy
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import torch
from diffusers import UNet2DModel
from safetensors.torch import load_file


def network(model):
    """UNet2DModel with a model's weights. What the output means is left to the caller: 'disyre export'
    refuses models that predict a change, for which diffusers has no word."""
    card = json.loads((model / "card.json").read_text())
    net = card["architecture"]
    attends = net["attention"]
    unet = UNet2DModel(
        sample_size=card["patch_pixels"], in_channels=1, out_channels=1,
        block_out_channels=net["channels"], layers_per_block=net["blocks_per_level"],
        down_block_types=["AttnDownBlock2D" if a else "DownBlock2D" for a in attends],
        up_block_types=["AttnUpBlock2D" if a else "UpBlock2D" for a in reversed(attends)],
        add_attention=net["mid_attention"], attention_head_dim=net["head_width"],
        norm_num_groups=net["norm_groups"])
    unet.load_state_dict(load_file(model / "weights.safetensors"))
    return unet.eval()


def make_paper(folder):
    torch.manual_seed(0)
    levels = 6
    UNet2DModel(
        sample_size=128, in_channels=1, out_channels=1, layers_per_block=2,
        block_out_channels=(32, 64, 96, 128, 256, 256), attention_head_dim=8, norm_num_groups=32,
        down_block_types=["AttnDownBlock2D" if i == 4 else "DownBlock2D" for i in range(levels)],
        up_block_types=["AttnUpBlock2D" if i == 1 else "UpBlock2D" for i in range(levels)],
    ).save_pretrained(folder / "unet")


class Scan:
    def __init__(self, folder):
        self.about = json.loads((folder / "about.json").read_text())
        size = self.about["size"][::-1]
        self.image = np.fromfile(folder / "image.f32", np.float32).reshape(size)
        self.mask = np.fromfile(folder / "mask.u8", np.uint8).reshape(size)
        self.map = np.fromfile(folder / "map.f32", np.float32).reshape(size)


def importance(patch):
    line = np.exp(-0.5 * ((np.arange(patch) - (patch - 1) / 2) / (0.125 * patch)) ** 2)
    return np.maximum(np.outer(line, line), 1e-3)


def padded_origins(size, patch, stride):
    padded = patch + -(-max(0, size - patch) // stride) * stride
    low = (padded - size) // 2
    return [start - low for start in range(0, padded - patch + 1, stride)]


def cut(plane, origins, patch):
    height, width = plane.shape
    room = np.zeros((height + 2 * patch, width + 2 * patch), np.float32)
    room[patch:-patch, patch:-patch] = plane
    return np.stack([room[y + patch:y + 2 * patch, x + patch:x + 2 * patch] for x, y in origins])


class Pipeline:
    def __init__(self, net, about, channels_last=False, batch=None):
        self.net, self.about, self.batch = net, about, batch
        self.format = torch.channels_last if channels_last else torch.contiguous_format
        self.weight = importance(about["patch"])

    def predict(self, x, step):
        # A compiled network is made for one size, so the last batch is filled up.
        batch = self.batch or len(x)
        parts = []
        for first in range(0, len(x), batch):
            part = x[first:first + batch]
            count = len(part)
            if count < batch:
                part = torch.cat([part, part.new_zeros(batch - count, *part.shape[1:])])
            out = self.net(part.contiguous(memory_format=self.format), step["condition"]).sample
            if self.about["output"] != "direct":
                factor = step["alpha"] if self.about["output"] == "scaled-residual" else 1.0
                out = part + factor * out
            parts.append(out[:count])
        return torch.cat(parts)

    def heal(self, plane, mask, origins):
        """The anomaly map of a slice, foreground-weighted by the code's rule."""
        patch = self.about["patch"]
        if not origins:
            return np.zeros_like(plane)
        x = torch.from_numpy(cut(plane, origins, patch)[:, None])
        brain = cut(mask.astype(np.float32), origins, patch).mean((1, 2))
        score = torch.zeros_like(x)
        for step in self.about["steps"]:
            healthy = self.predict(x, step)
            score += (x - healthy).abs() / len(self.about["steps"])
            x = (healthy + step["next_alpha"] * (x - healthy)).clamp(0, 1)
        height, width = plane.shape
        total = np.zeros((height + 2 * patch, width + 2 * patch))
        weight = np.zeros_like(total)
        for (ox, oy), values, share in zip(origins, score[:, 0].numpy(), brain):
            where = np.s_[oy + patch:oy + 2 * patch, ox + patch:ox + 2 * patch]
            total[where] += self.weight * values * share
            weight[where] += self.weight
        inner = np.s_[patch:-patch, patch:-patch]
        blended = total[inner] / np.maximum(weight[inner], 1e-12)
        return np.where(mask != 0, blended, 0)

    def run(self, scan, windows):
        start = time.perf_counter()
        maps = [self.heal(scan.image[z], scan.mask[z], origins)
                for z, origins in zip(scan.about["slices"], windows)]
        return time.perf_counter() - start, maps


def ours(options, folder, slices, padded=False):
    # Python's pipelines stay in memory from round to round, so the first of two here is to warm up.
    command = [options.disyre, "benchmark", "--model", options.model, "--exchange", str(folder),
               "--rounds", "2", "--threads", str(torch.get_num_threads())]
    command += ["--slices", str(slices)] if slices else []
    command += ["--padded"] if padded else []
    subprocess.run(command, check=True)
    return Scan(folder)


def compare_forward(options, net, about):
    """One way through the network, side by side: seconds a window, ours and every way in Python."""
    patch, count = about["patch"], 8
    windows = torch.rand(count, 1, patch, patch, generator=torch.Generator().manual_seed(0))
    step = about["steps"][0]
    ways = {"eager": Pipeline(net, about)}
    ways.update(tuned_candidates(net, about))
    times = {name: [] for name in ("ours", *ways)}
    command = [options.disyre, "benchmark", "--model", options.model, "--forward-only", "--rounds", "2",
               "--threads", str(torch.get_num_threads()), "--json"]
    for turn in range(options.rounds):
        report = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        times["ours"].append(report["forward"][-1]["seconds_per_window"])
        for name, way in ways.items():
            with contextlib.suppress(Exception):  # torch.compile fails in many ways
                if turn == 0:
                    way.predict(windows, step)
                start = time.perf_counter()
                way.predict(windows, step)
                times[name].append((time.perf_counter() - start) / count)
    shortest = {name: min(values) for name, values in times.items() if values}
    best = min((seconds, name) for name, seconds in shortest.items() if name != "ours")
    print(f"forward: ours is {best[0] / shortest['ours']:.2f} times as fast as Python's fastest way "
          f"({best[1]}), {shortest['eager'] / shortest['ours']:.2f} times as eager")


def difference(scan, maps):
    return max(float(np.abs(scan.map[z] - made).max())
               for z, made in zip(scan.about["slices"], maps))


def tuned_candidates(net, about):
    # A copy: the published pipeline keeps its own weights' layout.
    last = copy.deepcopy(net).to(memory_format=torch.channels_last)
    yield "channels-last, a slice at a time", Pipeline(last, about, True)
    for batch in (1, 4):
        yield f"channels-last, {batch} windows", Pipeline(last, about, True, batch)
    with contextlib.suppress(Exception):  # no compiler, or a version that cannot
        yield "compiled, 4 windows", Pipeline(torch.compile(last), about, True, 4)


def train_in_python(unet, corrupted, healthy, conditions, alphas, steps, micro_batch):
    """Seconds a step of the same loop as `disyre train`: batches in passes of `micro_batch`, AdamW,
    OneCycle, gradient clip and moving average. The samples lie ready in memory, which is in Python's
    favour: ours draws its own meanwhile."""
    unet.train()
    parameters = list(unet.parameters())
    average = [p.detach().clone() for p in parameters]
    optimiser = torch.optim.AdamW(parameters, lr=6e-4, betas=(0.95, 0.999), weight_decay=1e-6)
    rates = torch.optim.lr_scheduler.OneCycleLR(optimiser, max_lr=6e-4, total_steps=steps + 1)
    start = 0.0
    for step in range(steps + 1):
        if step == 1:  # the first one warms up
            start = time.perf_counter()
        optimiser.zero_grad()
        for first in range(0, len(corrupted), micro_batch):
            part = slice(first, first + micro_batch)
            x = corrupted[part].contiguous(memory_format=torch.channels_last)
            restored = x + alphas[part, None, None, None] * unet(x, conditions[part]).sample
            loss = torch.nn.functional.mse_loss(restored, healthy[part])
            (loss * len(x) / len(corrupted)).backward()
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        optimiser.step()
        rates.step()
        with torch.no_grad():
            for mean, parameter in zip(average, parameters):
                mean.mul_(0.995).add_(parameter, alpha=0.005)
    return (time.perf_counter() - start) / steps


def train_here(options, folder, steps, micro_batch):
    """Steps a second of `disyre train` and what it says of its time."""
    command = [options.disyre, "train", options.training, "--out", str(folder), "--from", options.model,
               "--steps", str(steps), "--micro-batch", str(micro_batch), "--validation-samples", "1",
               "--validate-every", str(steps), "--threads", str(torch.get_num_threads()), "--json"]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def compare_training(options, net):
    card = json.loads((Path(options.model) / "card.json").read_text())
    patch, batch, steps = card["patch_pixels"], 16, options.steps
    generator = torch.Generator().manual_seed(0)
    corrupted = torch.rand(batch, 1, patch, patch, generator=generator)
    healthy = torch.rand(batch, 1, patch, patch, generator=generator)
    conditions = torch.randint(1, 101, (batch,), generator=generator).float()
    alphas = torch.rand(batch, generator=generator)
    last = copy.deepcopy(net).to(memory_format=torch.channels_last)
    ways = {"eager, the batch in one pass": (net, batch),
            "channels-last, the batch in one pass": (last, batch),
            f"channels-last, passes of {options.micro_batch}": (last, options.micro_batch)}
    times = {name: [] for name in ("ours", *ways)}
    shares = []
    with tempfile.TemporaryDirectory() as temporary:
        for turn in range(options.rounds):
            report = train_here(options, Path(temporary) / str(turn), steps, options.micro_batch)
            times["ours"].append(report["seconds"] / steps)
            shares.append((report["network_share"], report["waited_share"]))
            for name, (unet, passes) in ways.items():
                times[name].append(
                    train_in_python(unet, corrupted, healthy, conditions, alphas, steps, passes))
    shortest = {name: min(values) for name, values in times.items()}
    print(f"training, {batch} patches a step in passes of {options.micro_batch}, "
          f"{torch.get_num_threads()} threads:")
    for name in ways:
        print(f"ours is {shortest[name] / shortest['ours']:.2f} times as fast as Python, {name}")
    print(f"ours: {100 * shares[-1][0]:.1f} % of the time in the network, "
          f"{100 * shares[-1][1]:.1f} % waiting for samples")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--disyre", help="the program")
    parser.add_argument("--model", help="folder of the model")
    parser.add_argument("--make-paper", metavar="DIR",
                        help="only write the paper's network with random weights, for 'disyre import'")
    parser.add_argument("--slices", type=int, default=1, help="around the middle; 0 is the volume")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--training", metavar="PREPARED",
                        help="compare training instead, on a file of 'disyre prepare'")
    parser.add_argument("--steps", type=int, default=20, help="of a training")
    parser.add_argument("--micro-batch", type=int, default=4, help="patches in one pass of a training")
    options = parser.parse_args()
    if options.make_paper:
        make_paper(Path(options.make_paper))
        return

    net = network(Path(options.model))
    config = torch.__config__.show()
    onednn = next((line.strip(" -") for line in config.splitlines() if "MKL-DNN" in line), "no oneDNN")
    print(f"Python: torch {torch.__version__}, {onednn}, {torch.get_num_threads()} threads")
    if options.training:
        compare_training(options, net)
        return
    with tempfile.TemporaryDirectory() as temporary, torch.inference_mode():
        folder = Path(temporary)
        scan = ours(options, folder / "own", options.slices)
        about = scan.about
        print(f"ours: LibTorch {about['library']} (training only), {about['threads']} threads")
        patch = about["patch"]
        height, width = scan.image.shape[1:]
        everywhere = [[(x, y) for y in padded_origins(height, patch, about["stride"])
                       for x in padded_origins(width, patch, about["stride"])]] * len(about["slices"])
        published = Pipeline(net, about)
        compare_forward(options, net, about)

        # The fastest tuned way is found on one slice, then measured with the others.
        best = None
        for name, candidate in tuned_candidates(net, about):
            try:
                candidate.heal(scan.image[about["slices"][0]], scan.mask[about["slices"][0]],
                               about["windows"][0])
                seconds = min(_timed(candidate, scan) for _ in range(2))
            except Exception as problem:  # torch.compile fails in many ways
                print(f"  tuned, {name}: does not work here ({type(problem).__name__})")
                continue
            print(f"  tuned, {name}: {seconds / (best[0] if best else seconds):.2f} of the best before")
            if best is None or seconds < best[0]:
                best = (seconds, name, candidate)

        times = {"ours": [], "published": [], "tuned": []}
        for _ in range(options.rounds):
            scan = ours(options, folder / "own", options.slices)
            times["ours"].append(scan.about["seconds"])
            seconds, published_maps = published.run(scan, everywhere)
            times["published"].append(seconds)
            seconds, tuned_maps = best[2].run(scan, about["windows"])
            times["tuned"].append(seconds)
        padded = ours(options, folder / "padded", options.slices, padded=True)
        z = about["slices"][0]
        eager = published.heal(scan.image[z], scan.mask[z], about["windows"][0])
        tuned_error = float(np.abs(eager - tuned_maps[0]).max())

    shortest = {name: min(values) for name, values in times.items()}
    count = sum(map(len, about["windows"]))
    print(f"{len(about['slices'])} slices; windows a slice: ours and tuned "
          f"{count / len(about['slices']):.1f}, published {len(everywhere[0])}; "
          f"tuned is: {best[1]}")
    for name in ("published", "tuned"):
        print(f"ours is {shortest[name] / shortest['ours']:.2f} times as fast as {name}")
    to_published, to_tuned = difference(padded, published_maps), difference(scan, tuned_maps)
    print(f"largest difference of the maps: to published {to_published:.1e}, to tuned {to_tuned:.1e}")
    if to_tuned > 1e-3:
        # torch's channels-last group normalisation loses digits where an image is nearly constant.
        print(f"  of which tuned differs from eager Python with the same windows by {tuned_error:.1e}")
    if min(to_published, to_tuned) > 1e-3:
        sys.exit("The outputs differ by more than 1e-3: these are not the same computations.")


def _timed(candidate, scan):
    z = scan.about["slices"][0]
    start = time.perf_counter()
    candidate.heal(scan.image[z], scan.mask[z], scan.about["windows"][0])
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
