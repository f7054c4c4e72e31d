#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads real DICOM files with disyre and with two other readers, and compares every voxel and affine.

The other readers are pydicom (with pylibjpeg's decoders; affines by nibabel or by the formula of
DICOM PS3.3, C.7.6.2.1.1) and dcm2niix. Prints a table in Markdown. CTest does not run it. It needs

    pip install numpy nibabel pydicom pylibjpeg pylibjpeg-libjpeg pylibjpeg-openjpeg pylibjpeg-rle
    apt-get install dcm2niix

    tests/readers/compare_dicom.py build/release/bin/disyre ../shared/data/reader_dicom
"""
import argparse
import gzip
import json
import pathlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
import warnings

import nibabel
import nibabel.nicom.dicomwrappers
import numpy
import pydicom

warnings.filterwarnings("ignore")

LPS_TO_RAS = numpy.diag([-1.0, -1.0, 1.0, 1.0])


class Row:
    """A line of the table."""

    def __init__(self, name):
        self.name = name
        self.syntax = self.size = self.voxels = self.affine = self.dcm2niix = ""
        self.remark = ""
        self.agrees = True

    def text(self):
        cells = [self.name, self.syntax, self.size, self.voxels, self.affine, self.dcm2niix, self.remark]
        return "| " + " | ".join(cells) + " |"


def syntax_name(uid):
    """Returns a short name of a transfer syntax, such as "JPEG 2000 lossless"."""
    name = pydicom.uid.UID(uid).name.split(":")[0].split(",")[0]
    for long, short in ((" Image Compression", ""), (" (Lossless Only)", " lossless"), (" Lossless", " lossless"),
                        (" Lossy (Near-Lossless)", " near-lossless"), (" VR", ""), ("Endian", "endian"),
                        (" (Process 2 and 4)", "")):
        name = name.replace(long, short)
    return name


def cases_in(data, work):
    """Yields a name and a folder for each thing to read: whole series, and every other file alone."""
    series = {"papaya_brain": sorted((data / "papaya_brain").glob("*.dcm")),
              "nibabel/0.dcm and 1.dcm": [data / "nibabel" / "0.dcm", data / "nibabel" / "1.dcm"]}
    archive = data / "SAG-anon_T1_series" / "SAG-anon.tar.xz"
    if archive.exists():
        with tarfile.open(archive) as tar:
            tar.extractall(work / "SAG-anon")
        yield "SAG-anon_T1_series", work / "SAG-anon"
    for name, files in series.items():
        folder = work / name.replace("/", "_").replace(" ", "_")
        folder.mkdir()
        for file in files:
            shutil.copy(file, folder)
        yield name, folder
    for file in sorted(data.rglob("*")):
        if not file.is_file() or file.parent.name in ("papaya_brain", "SAG-anon_T1_series"):
            continue
        name = str(file.relative_to(data))
        folder = work / name.replace("/", "_")
        folder.mkdir()
        if file.suffix == ".gz":
            (folder / file.stem).write_bytes(gzip.open(file).read())
        else:
            shutil.copy(file, folder)
        yield name, folder


def run_disyre(program, folder, work):
    """Returns the listing of a folder, and the image of each series that holds a volume."""
    listing = subprocess.run([program, "info", folder, "--json"], capture_output=True, text=True)
    if listing.returncode != 0:
        return listing.stderr.strip().removeprefix("disyre: "), []
    found = json.loads(listing.stdout)
    images = []
    for series in found["series"]:
        out = work / "disyre.nii"
        out.unlink(missing_ok=True)
        done = subprocess.run([program, "convert", folder, out, "--series", str(series["number"])],
                              capture_output=True, text=True)
        if done.returncode == 0:
            image = nibabel.load(out)
            images.append((series, nibabel.Nifti1Image(image.get_fdata(), image.affine), ""))
        else:
            images.append((series, None, done.stderr.strip().splitlines()[-1].removeprefix("disyre: ")))
    return found, images


def frame_group(dataset, frame, name):
    for groups in (dataset.PerFrameFunctionalGroupsSequence[frame],
                   dataset.SharedFunctionalGroupsSequence[0]):
        if name in groups:
            return groups[name].value[0]
    return None


def slices_of(dataset):
    """Yields, for each slice of a file, its values, orientation, position and pixel spacing."""
    array = dataset.pixel_array
    frames = array if array.ndim == 3 else array[None]
    enhanced = "PerFrameFunctionalGroupsSequence" in dataset
    for number, stored in enumerate(frames):
        if enhanced:
            scaling = frame_group(dataset, number, "PixelValueTransformationSequence")
            place = frame_group(dataset, number, "PlanePositionSequence")
            plane = frame_group(dataset, number, "PlaneOrientationSequence")
            measures = frame_group(dataset, number, "PixelMeasuresSequence")
        else:
            scaling = place = plane = measures = dataset
        values = stored.astype(float)
        if dataset.PhotometricInterpretation == "MONOCHROME1":
            ends = -1 if dataset.PixelRepresentation else 2 ** dataset.BitsStored - 1
            values = ends - values
        if scaling is not None and "RescaleSlope" in scaling:
            values = values * float(scaling.RescaleSlope or 1) + float(scaling.RescaleIntercept or 0)
        yield (values, numbers(plane, "ImageOrientationPatient"), numbers(place, "ImagePositionPatient"),
               numbers(measures, "PixelSpacing"))


def numbers(source, name):
    value = getattr(source, name, None) if source is not None else None
    return None if value is None or len(value) == 0 else numpy.array([float(each) for each in value])


def read_pydicom(folder):
    """Returns the volume of a folder's slices and its affine; without positions the affine is None."""
    slices = []
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        dataset = pydicom.dcmread(file, force=True)
        slices += list(slices_of(dataset))
    orientation, spacing = slices[0][1], slices[0][3]
    if orientation is None or any(each[2] is None for each in slices):
        return numpy.stack([each[0].T for each in slices], axis=2), None
    normal = numpy.cross(orientation[:3], orientation[3:])
    slices.sort(key=lambda each: numpy.dot(each[2], normal))
    volume = numpy.stack([each[0].T for each in slices], axis=2)
    affine = numpy.eye(4)
    affine[:3, 0] = orientation[:3] * spacing[1]
    affine[:3, 1] = orientation[3:] * spacing[0]
    affine[:3, 3] = slices[0][2]
    if len(slices) > 1:
        affine[:3, 2] = (slices[-1][2] - slices[0][2]) / (len(slices) - 1)
    else:
        affine[:3, 2] = 0.0
    return volume, LPS_TO_RAS @ affine


def nibabel_affine(folder):
    """Returns nibabel's own affine of a folder with one file, for columns, rows, slices; or None."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    if len(files) != 1:
        return None
    try:
        affine = nibabel.nicom.dicomwrappers.wrapper_from_file(files[0]).affine
    except Exception:
        return None
    return None if affine is None else LPS_TO_RAS @ affine[:, [1, 0, 2, 3]]


def compare_affine(row, ours, affine, folder, slices):
    """Compares an affine with the formula's and with nibabel's."""
    # A single slice has no next one; what each reader assumes for it is left out.
    columns = [0, 1, 2, 3] if slices > 1 else [0, 1, 3]
    worst = numpy.abs(ours - affine)[:, columns].max()
    other = nibabel_affine(folder)
    if other is not None:
        # nibabel counts slices of a multi-frame file the other way if they lie in falling order.
        flipped = other.copy()
        flipped[:3, 3] += flipped[:3, 2] * (slices - 1)
        flipped[:3, 2] *= -1
        worst = max(worst, min(numpy.abs(ours - each)[:, columns].max() for each in (other, flipped)))
    row.affine = f"{worst:.0e} mm" if worst > 0 else "equal"
    # nibabel takes the stated distance of slices where positions, which are rounded, say it finer.
    row.agrees &= bool(worst < 5e-3)


def compare_pydicom(row, image, folder):
    try:
        volume, affine = read_pydicom(folder)
    except Exception as problem:
        row.voxels = "pydicom cannot read it"
        row.remark = row.remark or str(problem).split(".")[0].split("\n")[0][:80]
        return
    ours = image.get_fdata()
    if ours.shape != volume.shape:
        row.voxels, row.agrees = f"pydicom has {volume.shape}", False
        return
    difference = numpy.abs(ours - volume).max()
    # Our files hold floats, whose last digit is 6e-8 of the value.
    equal = difference <= 1e-6 * max(1.0, numpy.abs(volume).max())
    row.voxels = "equal" if difference == 0 else f"{difference:.1e}" + (" (last digit)" if equal else "")
    row.agrees &= bool(equal)
    if affine is None:
        row.affine = "none in the file"
        return
    compare_affine(row, image.affine, affine, folder, ours.shape[2])


def compare_place_only(row, series, folder):
    """Compares the affine of a series whose voxels were wiped out, so that no image is written."""
    affine = read_pydicom(folder)[1]
    if affine is not None:
        ours = numpy.vstack([series["affine_to_ras_mm"], [0, 0, 0, 1]])
        compare_affine(row, ours, affine, folder, series["size_voxels"][2])


def compare_dcm2niix(row, image, folder, work):
    out = work / "dcm2niix"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir()
    subprocess.run(["dcm2niix", "-b", "n", "-z", "n", "-o", out, "-f", "%s_%d", folder], capture_output=True,
                   timeout=120)
    ours = nibabel.as_closest_canonical(image)
    found = sorted(out.glob("*.nii"))
    if not found:
        row.dcm2niix = "refuses it"
        return
    for file in found:
        loaded = nibabel.load(file)
        if loaded.ndim == 2:
            loaded = nibabel.Nifti1Image(loaded.get_fdata()[..., None], loaded.affine)
        if loaded.ndim != 3:
            continue
        theirs = nibabel.as_closest_canonical(loaded)
        if theirs.shape != ours.shape:
            continue
        voxels = numpy.abs(theirs.get_fdata() - ours.get_fdata()).max()
        largest = max(1.0, numpy.abs(theirs.get_fdata()).max())
        # The distance that each reader assumes behind a single slice is left out.
        flat = [i for i in range(3) if ours.shape[i] == 1]
        kept = [i for i in range(4) if i not in flat]
        affine = numpy.abs(theirs.affine - ours.affine)[:, kept].max()
        words = "equal" if voxels <= 1e-6 * largest else f"voxels {voxels:.2g}"
        row.dcm2niix = words if affine < 1e-2 else f"{words}, affine {affine:.2g} mm"
        return
    row.dcm2niix = "another grid"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("data", type=pathlib.Path)
    options = parser.parse_args()
    rows = []
    with tempfile.TemporaryDirectory() as temporary:
        work = pathlib.Path(temporary)
        (work / "cases").mkdir()
        for name, folder in cases_in(options.data, work / "cases"):
            found, images = run_disyre(options.program, folder, work)
            if isinstance(found, str):
                row = Row(name)
                row.remark = found.replace(str(folder) + "/", "").replace(str(folder), "")
                rows.append(row)
                continue
            for series, image, problem in images:
                row = Row(name)
                row.syntax = syntax_name(series["transfer_syntax"])
                row.remark = series["reason"] or ""
                if image is None:
                    row.remark = series["reason"] or problem.replace(str(folder) + "/", "")
                    if "constant" in problem:
                        row.remark = problem.replace(str(folder) + "/", "")
                        row.size = " x ".join(str(side) for side in series["size_voxels"])
                        compare_place_only(row, series, folder)
                else:
                    row.size = " x ".join(str(side) for side in image.shape)
                    compare_pydicom(row, image, folder)
                    if row.affine == "none in the file":
                        row.dcm2niix = "no place to compare by"
                    else:
                        compare_dcm2niix(row, image, folder, work)
                rows.append(row)
    read = [row for row in rows if row.size]
    print("| file | transfer syntax | size | voxels, pydicom | affine | dcm2niix | remark |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for row in read:
        print(row.text())
    print("\n| file | transfer syntax | why it is refused |\n| --- | --- | --- |")
    for row in rows:
        if not row.size:
            print(f"| {row.name} | {row.syntax} | {row.remark} |")
    agree = [row for row in read if row.agrees]
    both = [row for row in read if row.dcm2niix.startswith("equal")]
    print(f"\n{len(rows)} cases, {len(read)} read, {len(agree)} of them as by pydicom and nibabel, "
          f"{len(both)} as by dcm2niix, too")
    return 0 if len(agree) == len(read) else 1


if __name__ == "__main__":
    sys.exit(main())
