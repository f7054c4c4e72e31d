// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cases/CaseFile.h"

#include <fmt/chrono.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <fstream>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/base/PathText.h"
#include "core/cases/CachedStepsFile.h"
#include "core/platform/Sha256.h"

namespace disyre {

namespace fs = std::filesystem;

namespace {

constexpr const char* kResults = "results/";
constexpr const char* kRegionPart = "healing/region.u8";
constexpr const char* kFoundMaskPart = "brain/found.u8";
constexpr const char* kOwnMaskPart = "brain/own.u8";

fs::path pathIn(const Json& json, const char* member) {
    return pathFromUtf8(json.value(member, std::string()));
}

template <typename Value>
Json orNull(const std::optional<Value>& value) {
    return value ? Json(*value) : Json(nullptr);
}

template <typename Value>
std::optional<Value> valueOrNothing(const Json& json) {
    return json.is_null() ? std::nullopt : std::optional(json.get<Value>());
}

/// Throws Json::exception if nothing has this name.
template <typename Value>
Value known(const std::optional<Value>& value) {
    if (!value) {
        throw Json::other_error::create(501, "unknown name", nullptr);
    }
    return *value;
}

Json scanJson(const KeptScan& scan) {
    return {{"name", scan.name},
            {"file", displayPath(scan.file)},
            {"file_from_here", displayPath(scan.fileFromHere)},
            {"volume", scan.volume},
            {"series", scan.series},
            {"bytes", scan.identity.bytes},
            {"sha256", scan.identity.sha256},
            {"part", scan.part},
            {"affine", orNull(scan.affine)}};
}

KeptScan scanOf(const Json& json) {
    KeptScan scan;
    scan.name = json.at("name").get<std::string>();
    scan.file = pathIn(json, "file");
    scan.fileFromHere = pathIn(json, "file_from_here");
    scan.volume = json.at("volume").get<int>();
    scan.series = json.at("series").get<int>();
    scan.identity = {json.at("bytes").get<std::uint64_t>(), json.at("sha256").get<std::string>()};
    scan.part = json.at("part").get<std::string>();
    scan.affine = valueOrNothing<Affine>(json.at("affine"));
    return scan;
}

Json modelJson(const CaseModel& model) {
    return {{"name", model.name},
            {"weights_sha256", model.weightsSha256},
            {"folder", displayPath(model.folder)},
            {"card", model.card}};
}

CaseModel modelOf(const Json& json) {
    return {json.at("name").get<std::string>(), json.at("weights_sha256").get<std::string>(),
            pathIn(json, "folder"), json.at("card").get<std::string>()};
}

Json settingsJson(const HealingSettings& settings) {
    return {{"skip", settings.skip},
            {"stride", settings.stride},
            {"update_rule", toText(settings.rule)},
            {"foreground_weighting", toText(settings.weighting)},
            {"score", toText(settings.score)},
            {"single_t", settings.singleT},
            {"smoothing_mm", settings.smoothing},
            {"smoothing_across_mm", settings.smoothingAcross},
            {"mirrored", settings.mirrored},
            {"blending", toText(settings.blending)},
            {"windows", toText(settings.placement)},
            {"bias_correction", toText(settings.bias)}};
}

HealingSettings settingsOf(const Json& json) {
    const auto text = [&json](const char* member) { return json.at(member).get<std::string>(); };
    HealingSettings settings;
    settings.skip = json.at("skip").get<int>();
    settings.stride = json.at("stride").get<int>();
    settings.rule = known(updateRuleFromText(text("update_rule")));
    settings.weighting = known(foregroundWeightingFromText(text("foreground_weighting")));
    settings.score = known(scoreKindFromText(text("score")));
    settings.singleT = json.at("single_t").get<int>();
    settings.smoothing = json.at("smoothing_mm").get<double>();
    settings.smoothingAcross = json.at("smoothing_across_mm").get<double>();
    settings.mirrored = json.at("mirrored").get<bool>();
    settings.blending = known(windowBlendingFromText(text("blending")));
    settings.placement = known(windowPlacementFromText(text("windows")));
    settings.bias = known(biasCorrectionFromText(text("bias_correction")));
    return settings;
}

RegionUse regionUseFrom(const std::string& text) {
    std::optional<RegionUse> found;
    for (const RegionUse use : {RegionUse::WholeBrain, RegionUse::Inside, RegionUse::Outside}) {
        if (toText(use) == text) {
            found = use;
        }
    }
    return known(found);
}

Json maskJson(const std::optional<CaseOwnMask>& mask) {
    if (!mask) {
        return nullptr;
    }
    return {{"file", displayPath(mask->file)}, {"mended", mask->mended}, {"size", mask->ras.size}};
}

/// Reads all of a mask but its voxels.
std::optional<CaseOwnMask> maskOf(const Json& json) {
    if (json.is_null()) {
        return std::nullopt;
    }
    return CaseOwnMask{pathIn(json, "file"), json.at("mended").get<bool>(), {}};
}

Json brainJson(const std::optional<CaseBrain>& brain) {
    if (!brain) {
        return nullptr;
    }
    return {{"model", brain->model},
            {"model_sha256", brain->modelSha256},
            {"millilitres", brain->millilitres},
            {"seconds", brain->seconds},
            {"was_stripped", brain->wasStripped}};
}

std::optional<CaseBrain> brainOf(const Json& json) {
    if (json.is_null()) {
        return std::nullopt;
    }
    return CaseBrain{json.at("model").get<std::string>(),
                     json.at("model_sha256").get<std::string>(),
                     json.at("millilitres").get<double>(), json.at("seconds").get<double>(),
                     json.at("was_stripped").get<bool>()};
}

Json contentJson(const CaseContent& content) {
    const CaseSummary& summary = content.summary;
    return {{"title", summary.title},
            {"program", summary.program},
            {"written", summary.written},
            {"notice", "Research software, not a medical device."},
            {"autosave", summary.isAutosave},
            {"autosave_of", displayPath(summary.autosaveOf)},
            {"scan", scanJson(summary.scan)},
            {"model", modelJson(summary.model)},
            {"slices", {{"healed", summary.slicesHealed}, {"in_all", summary.slicesInAll}}},
            {"settings", settingsJson(content.settings)},
            {"region",
             {{"use", toText(content.regionUse)},
              {"name", content.regionName},
              {"size", content.region.size}}},
            {"device", {{"asked", content.deviceAsked}, {"used", content.deviceUsed}}},
            {"seconds", {{"all", content.allSeconds}, {"last", content.lastSeconds}}},
            {"known_quartile", orNull(content.knownQuartile)},
            {"of_saved_results", content.isOfResults},
            {"found_mask_size", content.foundMask ? Json(content.foundMask->size) : Json(nullptr)},
            {"brain", brainJson(content.brain)},
            {"own_mask", maskJson(content.ownMask)},
            {"healed_mask", maskJson(content.healedMask)},
            {"healed_with_brain", content.wasHealedWithBrain},
            {"own_threshold", orNull(content.ownThreshold)},
            {"names_places", content.namesPlaces},
            {"view", content.view.empty() ? Json(nullptr) : parseJson(content.view)}};
}

CaseSummary summaryFrom(const CaseArchive& archive) {
    const Json& json = archive.manifest();
    CaseSummary summary;
    summary.title = json.at("title").get<std::string>();
    summary.program = json.at("program").get<std::string>();
    summary.written = json.at("written").get<std::string>();
    summary.scan = scanOf(json.at("scan"));
    summary.model = modelOf(json.at("model"));
    summary.slicesHealed = json.at("slices").at("healed").get<int>();
    summary.slicesInAll = json.at("slices").at("in_all").get<int>();
    if (json.contains("steps")) {
        summary.steps = static_cast<int>(json.at("steps").at("from_t").size());
    }
    summary.isAutosave = json.at("autosave").get<bool>();
    summary.autosaveOf = pathIn(json, "autosave_of");
    summary.hasResults = archive.has(std::string(kResults) + "result.json");
    return summary;
}

CaseContent contentFrom(const CaseArchive& archive, const StopToken& stop) {
    const Json& json = archive.manifest();
    CaseContent content;
    content.summary = summaryFrom(archive);
    content.settings = settingsOf(json.at("settings"));
    content.regionUse = regionUseFrom(json.at("region").at("use").get<std::string>());
    content.regionName = json.at("region").at("name").get<std::string>();
    content.deviceAsked = json.at("device").at("asked").get<std::string>();
    content.deviceUsed = json.at("device").at("used").get<std::string>();
    content.allSeconds = json.at("seconds").at("all").get<double>();
    content.lastSeconds = json.at("seconds").at("last").get<double>();
    content.knownQuartile = valueOrNothing<double>(json.at("known_quartile"));
    content.isOfResults = json.at("of_saved_results").get<bool>();
    content.brain = brainOf(json.at("brain"));
    content.healedMask = maskOf(json.at("healed_mask"));
    content.wasHealedWithBrain = json.at("healed_with_brain").get<bool>();
    content.ownThreshold = valueOrNothing<double>(json.at("own_threshold"));
    content.namesPlaces = json.at("names_places").get<bool>();
    if (const Json& view = json.at("view"); !view.is_null()) {
        content.view = jsonText(view);
    }
    const auto mask = [&archive](const char* part, const Json& size) {
        return readMaskPart(archive, part, size.get<Size3>());
    };
    if (const Json& size = json.at("found_mask_size"); !size.is_null()) {
        content.foundMask = mask(kFoundMaskPart, size);
    }
    content.ownMask = maskOf(json.at("own_mask"));
    if (content.ownMask) {
        content.ownMask->ras = mask(kOwnMaskPart, json.at("own_mask").at("size"));
    }
    if (json.contains("steps")) {
        content.steps = readCachedSteps(archive, json.at("steps"), stop);
        if (content.regionUse != RegionUse::WholeBrain) {
            content.region = readMaskPart(archive, kRegionPart, content.steps->prepared->mask.size);
        }
    } else if (content.regionUse != RegionUse::WholeBrain) {
        throw FileError(archive.file(), MessageId::CaseFileDamaged);
    }
    return content;
}

}  // namespace

ScanIdentity identityOf(std::span<const fs::path> files, const StopToken& stop) {
    Sha256 hash;
    ScanIdentity identity;
    std::vector<char> piece(std::size_t{1} << 20);
    for (const fs::path& file : files) {
        std::ifstream stream(file, std::ios::binary);
        while (stream) {
            stop.throwIfStopped();
            stream.read(piece.data(), static_cast<std::streamsize>(piece.size()));
            const auto count = static_cast<std::size_t>(stream.gcount());
            hash.add(std::as_bytes(std::span(piece.data(), count)));
            identity.bytes += count;
        }
        if (!stream.eof()) {
            throw FileError(file, MessageId::FileMissingOrNotReadable);
        }
    }
    identity.sha256 = hash.digits();
    return identity;
}

ScanIdentity identityOf(const Volume& scan) {
    Sha256 hash;
    const auto bytes = std::as_bytes(std::span(scan.voxels));
    hash.add(bytes);
    return {bytes.size(), hash.digits()};
}

void writeCaseFile(const fs::path& file, const CaseToWrite& review, const StopToken& stop) {
    const CaseContent& content = review.content;
    CasePacker packer(file);
    Json json = contentJson(content);
    if (!review.thumbnail.empty()) {
        packer.addFile(kThumbnailPart, review.thumbnail, CasePacking::Stored, stop);
    }
    if (!review.results.empty()) {
        std::vector<fs::path> files;
        for (const auto& entry : fs::directory_iterator(review.results)) {
            if (entry.is_regular_file()) {
                files.push_back(entry.path());
            }
        }
        std::sort(files.begin(), files.end());
        for (const fs::path& each : files) {
            const bool isPacked = each.extension() == ".gz" || each.extension() == ".png";
            packer.addFile(kResults + each.filename().string(), each,
                           isPacked ? CasePacking::Stored : CasePacking::Fast, stop);
        }
    }
    if (content.steps) {
        json["steps"] = writeCachedSteps(packer, *content.steps, stop);
        if (content.regionUse != RegionUse::WholeBrain) {
            writeMaskPart(packer, kRegionPart, content.region);
        }
    }
    if (content.foundMask) {
        writeMaskPart(packer, kFoundMaskPart, *content.foundMask);
    }
    if (content.ownMask) {
        writeMaskPart(packer, kOwnMaskPart, content.ownMask->ras);
    }
    if (!review.scan.empty()) {
        packer.addFile(content.summary.scan.part, review.scan, CasePacking::Fast, stop);
    }
    packer.finish(std::move(json));
}

CaseSummary summaryOf(const CaseArchive& archive) {
    try {
        return summaryFrom(archive);
    } catch (const Json::exception&) {
        throw FileError(archive.file(), MessageId::CaseFileDamaged);
    }
}

CaseContent readCaseFile(const CaseArchive& archive, const StopToken& stop) {
    try {
        return contentFrom(archive, stop);
    } catch (const Json::exception&) {
        throw FileError(archive.file(), MessageId::CaseFileDamaged);
    }
}

void unpackResults(const CaseArchive& archive, const fs::path& folder, const StopToken& stop) {
    for (const CasePart& part : archive.parts()) {
        const std::string name =
            part.name.starts_with(kResults) ? part.name.substr(std::string(kResults).size()) : "";
        if (!name.empty() && name.find('/') == std::string::npos) {
            archive.unpack(part.name, folder / name, stop);
        }
    }
}

std::optional<fs::path> placeOf(const KeptScan& scan, const fs::path& caseFile) {
    std::error_code error;
    if (!scan.file.empty() && fs::exists(scan.file, error)) {
        return scan.file;
    }
    const fs::path fromHere = caseFile.parent_path() / scan.fileFromHere;
    if (!scan.fileFromHere.empty() && fs::exists(fromHere, error)) {
        return fromHere.lexically_normal();
    }
    return std::nullopt;
}

std::string timeNow() {
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)));
}

}  // namespace disyre
