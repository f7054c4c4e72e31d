// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/TrainingPreview.h"

#include <fmt/format.h>

#include <cstring>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/card/Safetensors.h"

namespace disyre {

namespace {

constexpr const char* kPreviewFormat = "disyre-preview-1";
constexpr std::pair<const char*, Patch PreviewSample::*> kPatches[] = {
    {"healthy", &PreviewSample::healthy},
    {"corrupted", &PreviewSample::corrupted},
    {"restored", &PreviewSample::restored}};

StoredTensor stored(const Patch& patch) {
    return storeFloats(patch.pixels, {patch.height, patch.width});
}

Patch patchFrom(const StoredTensor& tensor, const std::filesystem::path& path) {
    constexpr std::int64_t kLargestSide = 4096;
    const auto fits = [](std::int64_t side) { return side > 0 && side <= kLargestSide; };
    if (tensor.type != "F32" || tensor.shape.size() != 2 || !fits(tensor.shape[0]) ||
        !fits(tensor.shape[1])) {
        throw ModelError(path, MessageId::PreviewShape);
    }
    Patch patch(static_cast<int>(tensor.shape[0]), static_cast<int>(tensor.shape[1]));
    std::memcpy(patch.pixels.data(), tensor.bytes.data(), tensor.bytes.size());
    return patch;
}

std::string nameOf(std::size_t sample, const char* what) {
    return fmt::format("{:03}.{}", sample, what);
}

}  // namespace

void writeTrainingPreview(const std::filesystem::path& path, const TrainingPreview& preview) {
    SafetensorsFile file;
    file.metadata["format"] = kPreviewFormat;
    file.tensors["step"] = storeInteger(preview.step);
    for (std::size_t i = 0; i < preview.samples.size(); ++i) {
        file.tensors[nameOf(i, "t")] = storeInteger(preview.samples[i].t);
        for (const auto& [name, patch] : kPatches) {
            file.tensors[nameOf(i, name)] = stored(preview.samples[i].*patch);
        }
    }
    writeSafetensors(path, file);
}

TrainingPreview readTrainingPreview(const std::filesystem::path& path) {
    SafetensorsFile file = readSafetensors(path);
    const auto integer = [&](const std::string& name) {
        const StoredTensor& tensor = file.tensors[name];
        std::int64_t value = 0;
        if (tensor.type != "I64" || tensor.bytes.size() != sizeof value) {
            throw ModelError(path, MessageId::PreviewUnknown);
        }
        std::memcpy(&value, tensor.bytes.data(), sizeof value);
        return static_cast<int>(value);
    };
    if (file.metadata["format"] != kPreviewFormat) {
        throw ModelError(path, MessageId::PreviewUnknown);
    }
    TrainingPreview preview;
    preview.step = integer("step");
    for (std::size_t i = 0; file.tensors.count(nameOf(i, "t")) > 0; ++i) {
        PreviewSample sample;
        sample.t = integer(nameOf(i, "t"));
        for (const auto& [name, patch] : kPatches) {
            sample.*patch = patchFrom(file.tensors[nameOf(i, name)], path);
        }
        preview.samples.push_back(std::move(sample));
    }
    return preview;
}

}  // namespace disyre
