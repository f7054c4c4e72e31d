// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cases/CachedStepsFile.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cstring>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/base/MessageJson.h"

namespace disyre {

namespace {

constexpr std::uint64_t kMostVoxels = std::uint64_t{1} << 31;
constexpr std::size_t kMostSteps = 1000;

static_assert(std::endian::native == std::endian::little,
              "grids are written as they lie in memory");

/// All lowest bytes of the numbers, then all second ones and so on. Neighbouring numbers have
/// similar high bytes, and these alone are what deflate can shorten.
std::vector<std::byte> inPlanes(const std::vector<float>& values) {
    const std::size_t count = values.size();
    std::vector<std::byte> bytes(4 * count);
    const auto* from = reinterpret_cast<const std::byte*>(values.data());
    for (std::size_t i = 0; i < count; ++i) {
        bytes[i] = from[4 * i];
        bytes[count + i] = from[4 * i + 1];
        bytes[2 * count + i] = from[4 * i + 2];
        bytes[3 * count + i] = from[4 * i + 3];
    }
    return bytes;
}

std::vector<float> fromPlanes(const std::vector<std::byte>& bytes) {
    const std::size_t count = bytes.size() / 4;
    std::vector<float> values(count);
    auto* to = reinterpret_cast<std::byte*>(values.data());
    for (std::size_t i = 0; i < count; ++i) {
        to[4 * i] = bytes[i];
        to[4 * i + 1] = bytes[count + i];
        to[4 * i + 2] = bytes[2 * count + i];
        to[4 * i + 3] = bytes[3 * count + i];
    }
    return values;
}

std::uint64_t voxelsOf(const Size3& size) {
    return static_cast<std::uint64_t>(size[0]) * static_cast<std::uint64_t>(size[1]) *
           static_cast<std::uint64_t>(size[2]);
}

/// Tells whether a grid can have this size: three such lengths multiplied stay within 64 bits.
bool isSize(const Size3& size) {
    return std::all_of(size.begin(), size.end(),
                       [](int length) { return length >= 1 && length <= 100000; }) &&
           voxelsOf(size) <= kMostVoxels;
}

/// Throws Json::exception if the size is none.
Size3 sizeOf(const Json& json) {
    const auto lengths = json.get<std::vector<int>>();
    Size3 size{};
    if (lengths.size() == size.size()) {
        std::copy(lengths.begin(), lengths.end(), size.begin());
    }
    if (!isSize(size)) {
        throw Json::other_error::create(501, "size", nullptr);
    }
    return size;
}

void writeGrid(CasePacker& packer, const std::string& name, const Grid<float>& grid) {
    packer.add(name, inPlanes(grid.voxels), CasePacking::Fast);
}

Grid<float> readGrid(const CaseArchive& archive, const std::string& name, const Size3& size) {
    Grid<float> grid;
    grid.size = size;
    grid.voxels = fromPlanes(archive.read(name, 4 * voxelsOf(size)));
    return grid;
}

std::string stepPart(std::size_t step, const char* what) {
    return fmt::format("steps/{:03}-{}.f32", step + 1, what);
}

Json preparedJson(const PreparedScan& prepared) {
    Json warnings = Json::array();
    for (const Message& warning : prepared.warnings) {
        warnings.push_back(messageToJson(warning));
    }
    return {{"size", prepared.image.size},
            {"affine", prepared.image.affine},
            {"scan_size", prepared.scanMask.size},
            {"origin_in_scan", prepared.originInScan},
            {"spacing_in_scan", prepared.spacingInScan},
            {"intensity_low", prepared.intensityLow},
            {"intensity_high", prepared.intensityHigh},
            {"bias_field", !prepared.biasField.voxels.empty()},
            {"warnings", warnings}};
}

std::shared_ptr<const PreparedScan> readPrepared(const CaseArchive& archive, const Json& json) {
    auto prepared = std::make_shared<PreparedScan>();
    const Size3 size = sizeOf(json.at("size"));
    const Size3 scanSize = sizeOf(json.at("scan_size"));
    static_cast<Grid<float>&>(prepared->image) = readGrid(archive, "prepared/image.f32", size);
    prepared->image.affine = json.at("affine").get<Affine>();
    prepared->mask = readMaskPart(archive, "prepared/mask.u8", size);
    prepared->scanMask = readMaskPart(archive, "prepared/scan_mask.u8", scanSize);
    prepared->originInScan = json.at("origin_in_scan").get<std::array<double, 3>>();
    prepared->spacingInScan = json.at("spacing_in_scan").get<std::array<double, 3>>();
    prepared->intensityLow = json.at("intensity_low").get<double>();
    prepared->intensityHigh = json.at("intensity_high").get<double>();
    if (json.at("bias_field").get<bool>()) {
        prepared->biasField = readGrid(archive, "prepared/bias_field.f32", size);
    }
    for (const Json& warning : json.at("warnings")) {
        if (const auto message = messageFromJson(warning)) {
            prepared->warnings.push_back(*message);
        }
    }
    return prepared;
}

Json stepJson(const CachedStep& step) {
    return {{"means", step.means},
            {"largest_weighted", step.largestWeighted},
            {"sum", step.sum},
            {"count", step.count}};
}

/// Returns numbers of which there is one for each slice. Throws Json::exception if there are more
/// or fewer.
template <typename Number>
std::vector<Number> perSlice(const Json& json, std::size_t slices) {
    auto numbers = json.get<std::vector<Number>>();
    if (numbers.size() != slices) {
        throw Json::other_error::create(501, "slices", nullptr);
    }
    return numbers;
}

/// The same for counts of steps.
std::vector<int> stepsPerSlice(const Json& json, std::size_t slices, std::size_t steps) {
    std::vector<int> counts = perSlice<int>(json, slices);
    for (const int count : counts) {
        if (count < 0 || static_cast<std::size_t>(count) > steps) {
            throw Json::other_error::create(501, "steps", nullptr);
        }
    }
    return counts;
}

CachedSteps stepsOf(const CaseArchive& archive, const Json& json, const StopToken& stop) {
    CachedSteps steps;
    steps.ts = json.at("from_t").get<std::vector<int>>();
    steps.kernel = json.at("kernel_across_slices").get<std::vector<double>>();
    const Json& each = json.at("each_step");
    if (steps.ts.empty() || steps.ts.size() > kMostSteps || each.size() != steps.ts.size() ||
        steps.kernel.empty()) {
        throw Json::other_error::create(501, "steps", nullptr);
    }
    steps.prepared = readPrepared(archive, json.at("prepared"));
    const Size3& size = steps.prepared->image.size;
    const auto slices = static_cast<std::size_t>(size[2]);
    const bool isAcross = steps.kernel.size() > 1;
    if (isAcross) {
        steps.inside = readMaskPart(archive, "steps/inside.u8", size);
    }
    steps.stepsOf = stepsPerSlice(json.at("steps_of_slices"), slices, steps.ts.size());
    steps.scoredStepsOf = stepsPerSlice(json.at("scored_steps_of_slices"), slices, steps.ts.size());
    steps.largestScores = perSlice<double>(json.at("largest_scores"), slices);
    steps.largestGradient = json.at("largest_gradient").get<double>();
    for (std::size_t i = 0; i < steps.ts.size(); ++i) {
        stop.throwIfStopped();
        CachedStep step;
        step.change = readGrid(archive, stepPart(i, "change"), size);
        step.gradient = readGrid(archive, stepPart(i, "gradient"), size);
        if (isAcross) {
            step.within = readGrid(archive, stepPart(i, "within"), size);
        }
        step.weighted = readGrid(archive, stepPart(i, "weighted"), size);
        step.means = perSlice<double>(each[i].at("means"), slices);
        step.largestWeighted = perSlice<double>(each[i].at("largest_weighted"), slices);
        step.sum = each[i].at("sum").get<double>();
        step.count = each[i].at("count").get<double>();
        steps.steps.push_back(std::move(step));
    }
    return steps;
}

}  // namespace

void writeMaskPart(CasePacker& packer, const std::string& name, const Mask& mask) {
    packer.add(name, std::as_bytes(std::span(mask.voxels)), CasePacking::Fast);
}

Mask readMaskPart(const CaseArchive& archive, const std::string& name, const Size3& size) {
    if (!isSize(size)) {
        throw FileError(archive.file(), MessageId::CaseFileDamaged);
    }
    const std::vector<std::byte> bytes = archive.read(name, voxelsOf(size));
    Mask mask;
    mask.size = size;
    mask.voxels.resize(bytes.size());
    std::memcpy(mask.voxels.data(), bytes.data(), bytes.size());
    return mask;
}

Json writeCachedSteps(CasePacker& packer, const CachedSteps& steps, const StopToken& stop) {
    const PreparedScan& prepared = *steps.prepared;
    writeGrid(packer, "prepared/image.f32", prepared.image);
    writeMaskPart(packer, "prepared/mask.u8", prepared.mask);
    writeMaskPart(packer, "prepared/scan_mask.u8", prepared.scanMask);
    if (!prepared.biasField.voxels.empty()) {
        writeGrid(packer, "prepared/bias_field.f32", prepared.biasField);
    }
    const bool isAcross = steps.kernel.size() > 1;
    if (isAcross) {
        writeMaskPart(packer, "steps/inside.u8", steps.inside);
    }
    Json each = Json::array();
    for (std::size_t i = 0; i < steps.steps.size(); ++i) {
        stop.throwIfStopped();
        const CachedStep& step = steps.steps[i];
        writeGrid(packer, stepPart(i, "change"), step.change);
        writeGrid(packer, stepPart(i, "gradient"), step.gradient);
        if (isAcross) {
            writeGrid(packer, stepPart(i, "within"), step.within);
        }
        writeGrid(packer, stepPart(i, "weighted"), step.weighted);
        each.push_back(stepJson(step));
    }
    return {{"prepared", preparedJson(prepared)},
            {"from_t", steps.ts},
            {"kernel_across_slices", steps.kernel},
            {"steps_of_slices", steps.stepsOf},
            {"scored_steps_of_slices", steps.scoredStepsOf},
            {"largest_scores", steps.largestScores},
            {"largest_gradient", steps.largestGradient},
            {"each_step", each}};
}

CachedSteps readCachedSteps(const CaseArchive& archive, const Json& json, const StopToken& stop) {
    try {
        return stepsOf(archive, json, stop);
    } catch (const Json::exception&) {
        throw FileError(archive.file(), MessageId::CaseFileDamaged);
    }
}

}  // namespace disyre
