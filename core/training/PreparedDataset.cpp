// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/PreparedDataset.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstring>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/card/Safetensors.h"

namespace disyre {

namespace {

namespace fs = std::filesystem;

constexpr const char* kDatasetFormat = "disyre-prepared-scans";
constexpr int kFormatVersion = 1;
constexpr const char* kTraining = "training/";
constexpr const char* kValidation = "validation/";

void store(SafetensorsFile& file, const std::string& set,
           const std::vector<TrainingSubject>& subjects) {
    for (const TrainingSubject& subject : subjects) {
        const std::string name = set + subject.name;
        if (subject.name.empty() || subject.name.find('/') != std::string::npos ||
            file.tensors.count(name + "/image") != 0) {
            throw SettingsError(MessageId::DatasetScanName, {subject.name});
        }
        const Size3& size = subject.image.size;
        const std::vector<std::int64_t> shape{size[2], size[1], size[0]};
        file.tensors[name + "/image"] = storeFloats(subject.image.voxels, shape);
        StoredTensor mask{"U8", shape, std::vector<std::byte>(subject.mask.voxels.size())};
        std::memcpy(mask.bytes.data(), subject.mask.voxels.data(), mask.bytes.size());
        file.tensors[name + "/mask"] = std::move(mask);
    }
}

Size3 sizeOf(const StoredTensor& tensor) {
    return {static_cast<int>(tensor.shape[2]), static_cast<int>(tensor.shape[1]),
            static_cast<int>(tensor.shape[0])};
}

/// Rebuilds the subject called `name` from the tensors whose keys begin with `key`.
TrainingSubject restore(const fs::path& path, const SafetensorsFile& file, const std::string& key,
                        const std::string& name, const std::array<double, 3>& spacing) {
    const StoredTensor& image = file.tensors.at(key + "/image");
    const auto mask = file.tensors.find(key + "/mask");
    constexpr std::int64_t kLargestSide = 4096;
    const bool fits = image.type == "F32" && image.shape.size() == 3 &&
                      std::all_of(image.shape.begin(), image.shape.end(), [](std::int64_t side) {
                          return side > 0 && side <= kLargestSide;
                      });
    if (!fits || mask == file.tensors.end() || mask->second.type != "U8" ||
        mask->second.shape != image.shape) {
        throw ModelError(path, MessageId::DatasetUnusableScan, {name});
    }
    TrainingSubject subject{name, Volume(sizeOf(image), axisAlignedAffine(spacing, {})),
                            Mask(sizeOf(image))};
    std::memcpy(subject.image.voxels.data(), image.bytes.data(), image.bytes.size());
    std::memcpy(subject.mask.voxels.data(), mask->second.bytes.data(), mask->second.bytes.size());
    const bool inRange = std::all_of(subject.image.voxels.begin(), subject.image.voxels.end(),
                                     [](float value) { return value >= 0.0f && value <= 1.0f; });
    if (!inRange) {
        throw ModelError(path, MessageId::DatasetValuesOutside, {name});
    }
    for (std::uint8_t& inside : subject.mask.voxels) {
        inside = inside != 0 ? 1 : 0;
    }
    return subject;
}

}  // namespace

void writePreparedDataset(const fs::path& path, const PreparedDataset& dataset) {
    SafetensorsFile file;
    file.metadata = {{"format", kDatasetFormat},
                     {"format_version", std::to_string(kFormatVersion)},
                     {"preparation", modelCardToJson(dataset.preparation)}};
    store(file, kTraining, dataset.data.training);
    store(file, kValidation, dataset.data.validation);
    writeSafetensors(path, file);
}

PreparedDataset readPreparedDataset(const fs::path& path) {
    SafetensorsFile file = readSafetensors(path);
    if (file.metadata["format"] != kDatasetFormat) {
        throw ModelError(path, MessageId::DatasetUnknown);
    }
    if (file.metadata["format_version"] != std::to_string(kFormatVersion)) {
        throw ModelError(path, MessageId::DatasetOtherVersion);
    }
    PreparedDataset dataset;
    dataset.preparation = modelCardFromJson(file.metadata["preparation"], path);
    const std::string ending = "/image";
    for (const auto& [key, tensor] : file.tensors) {
        if (!key.ends_with(ending)) {
            continue;
        }
        const std::string subject = key.substr(0, key.size() - ending.size());
        for (const auto& [set, list] : {std::pair(kTraining, &dataset.data.training),
                                        std::pair(kValidation, &dataset.data.validation)}) {
            if (subject.starts_with(set)) {
                list->push_back(restore(path, file, subject, subject.substr(std::strlen(set)),
                                        dataset.preparation.spacing));
            }
        }
    }
    if (dataset.data.training.empty()) {
        throw ModelError(path, MessageId::DatasetEmpty);
    }
    return dataset;
}

}  // namespace disyre
