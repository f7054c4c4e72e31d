// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/card/ExtractionCard.h"

#include "core/base/Error.h"
#include "core/base/Json.h"
#include "core/base/MessageId.h"
#include "core/card/ModelFiles.h"
#include "core/platform/AtomicFile.h"

namespace disyre {

namespace {

constexpr const char* kExtractionFormat = "disyre-brain-extraction";
constexpr int kExtractionVersion = 1;

ExtractionCard extractionCardFrom(const Json& json) {
    ExtractionCard card;
    card.name = json.at("name").get<std::string>();
    card.source = json.at("source").get<std::string>();
    card.licence = json.at("licence").get<std::string>();
    card.weightsSha256 = json.at("weights_sha256").get<std::string>();
    const Json& expects = json.at("expects");
    card.boxSide = expects.at("box_side").get<int>();
    card.brainSide = expects.at("brain_side").get<int>();
    card.lowQuantile = expects.at("low_quantile").get<double>();
    card.highQuantile = expects.at("high_quantile").get<double>();
    card.mean = expects.at("mean").get<double>();
    card.deviation = expects.at("deviation").get<double>();
    card.boxShare = expects.at("box_share").get<double>();
    card.boxMargin = expects.at("box_margin").get<double>();
    card.threshold = expects.at("threshold").get<double>();
    return card;
}

/// Returns the name of the first value that lies out of its range; empty if there is none.
std::string valueOutOfRange(const ExtractionCard& card) {
    // The network halves each side five times, and normalising needs more than one voxel at the
    // end.
    const auto isSide = [](int side) { return side >= 64 && side <= 512 && side % 32 == 0; };
    const auto isShare = [](double value) { return value >= 0.0 && value < 1.0; };
    if (!isSide(card.boxSide)) {
        return "box_side";
    }
    if (!isSide(card.brainSide)) {
        return "brain_side";
    }
    if (!isShare(card.lowQuantile)) {
        return "low_quantile";
    }
    if (!(card.highQuantile > card.lowQuantile && card.highQuantile <= 1.0)) {
        return "high_quantile";
    }
    if (!(card.mean >= -10.0 && card.mean <= 10.0)) {
        return "mean";
    }
    if (!(card.deviation > 0.0 && card.deviation <= 10.0)) {
        return "deviation";
    }
    if (!isShare(card.boxShare)) {
        return "box_share";
    }
    if (!isShare(card.boxMargin)) {
        return "box_margin";
    }
    return isShare(card.threshold) ? std::string() : "threshold";
}

}  // namespace

ExtractionCard readExtractionCard(const std::filesystem::path& folder) {
    const std::filesystem::path path = folder / kCardFile;
    const Json json = parseJson(readTextFile(path));
    if (!json.is_object() || json.value("format", Json()) != kExtractionFormat) {
        throw ModelError(path, MessageId::ExtractionCard, {"format"});
    }
    ExtractionCard card;
    try {
        if (json.at("format_version").get<int>() > kExtractionVersion) {
            throw ModelError(path, MessageId::FileNewerVersion);
        }
        card = extractionCardFrom(json);
    } catch (const nlohmann::json::exception& error) {
        throw ModelError(path, MessageId::ExtractionCard, {std::string(error.what())});
    }
    const std::string wrong = valueOutOfRange(card);
    if (!wrong.empty()) {
        throw ModelError(path, MessageId::ExtractionCard, {wrong});
    }
    return card;
}

}  // namespace disyre
