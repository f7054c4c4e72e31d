// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/teaching/Tour.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "core/base/Error.h"
#include "core/base/Json.h"
#include "core/base/JsonLines.h"
#include "core/base/MessageId.h"
#include "core/platform/AtomicFile.h"

namespace disyre {

namespace {

constexpr std::array kStarts{TourStart::AsIs, TourStart::Sample, TourStart::Bench, TourStart::Quiz};
constexpr std::array kWaits{TourWait::Next, TourWait::Clicked, TourWait::Changed, TourWait::Healed,
                            TourWait::Shown};

constexpr std::array<std::string_view, 98> kControls{"benchAlphaBox",
                                                     "benchBrushBox",
                                                     "benchCorrupted",
                                                     "benchDifference",
                                                     "benchDrawing",
                                                     "benchGaussian",
                                                     "benchMask",
                                                     "benchRestoration",
                                                     "benchResult",
                                                     "benchScanBox",
                                                     "benchSimplex",
                                                     "benchSliceBox",
                                                     "benchStepCurve",
                                                     "benchTimeSlider",
                                                     "boxShapeButton",
                                                     "brushShapeButton",
                                                     "caseList",
                                                     "casePanel",
                                                     "clearShapeButton",
                                                     "comparedDifference",
                                                     "comparedFirstFigures",
                                                     "comparedFirstFormula",
                                                     "comparedFirstMap",
                                                     "comparedFirstScore",
                                                     "comparedFirstSkip",
                                                     "comparedFirstSlice",
                                                     "comparedFirstStride",
                                                     "comparedFirstWeighting",
                                                     "comparedHealButton",
                                                     "comparedNumbers",
                                                     "comparedSecondFigures",
                                                     "comparedSecondFormula",
                                                     "comparedSecondMap",
                                                     "comparedSecondScore",
                                                     "comparedSecondSkip",
                                                     "comparedSecondSlice",
                                                     "comparedSecondStride",
                                                     "comparedSecondWeighting",
                                                     "comparedTimeSlider",
                                                     "discShapeButton",
                                                     "expertButton",
                                                     "findingsList",
                                                     "findingsPanel",
                                                     "foreignScanBox",
                                                     "freeShapeButton",
                                                     "healButton",
                                                     "healItButton",
                                                     "healingPanel",
                                                     "layerPanel",
                                                     "mainMenuBar",
                                                     "messageBar",
                                                     "microscopeAfter",
                                                     "microscopeBefore",
                                                     "microscopeChange",
                                                     "microscopeEstimate",
                                                     "microscopeFormula",
                                                     "microscopeNumbers",
                                                     "microscopeStepSlider",
                                                     "microscopeWeights",
                                                     "microscopeWindowSum",
                                                     "microscopeWindowTable",
                                                     "microscopeWindowsBox",
                                                     "modelBox",
                                                     "modelPanel",
                                                     "opacitySlider",
                                                     "overlayCheckBox",
                                                     "pauseButton",
                                                     "playButton",
                                                     "profileButton",
                                                     "profilePanel",
                                                     "quizAnswerButton",
                                                     "quizMap",
                                                     "quizNextButton",
                                                     "quizPicture",
                                                     "quizRestartButton",
                                                     "quizResult",
                                                     "quizSeedBox",
                                                     "quizState",
                                                     "readoutBar",
                                                     "saveLessonButton",
                                                     "scheduleCurve",
                                                     "scopeBanner",
                                                     "softnessBox",
                                                     "speedBox",
                                                     "stepPlot",
                                                     "stepSlider",
                                                     "stepWeights",
                                                     "stopButton",
                                                     "suggestedThresholdButton",
                                                     "teachingSeedBox",
                                                     "teachingTabBar",
                                                     "thresholdBox",
                                                     "thresholdNote",
                                                     "thresholdSlider",
                                                     "timeline",
                                                     "toolStrip",
                                                     "version2Box",
                                                     "viewGrid"};

/// The words of an enumeration, with commas between them.
template <typename Values>
std::string wordsOf(const Values& values) {
    std::string words;
    for (const auto value : values) {
        words += (words.empty() ? "" : ", ") + toText(value);
    }
    return words;
}

/// Reads the members of a tour and notes what is wrong with them.
class Reader {
public:
    explicit Reader(std::string_view text) : lines_(jsonLines(text)), json_(parseJson(text)) {}

    CheckedTour read() {
        if (json_.is_discarded()) {
            add("", MessageId::TourNotJson, {});
            checked_.problems.back().line = lines_.brokenAt.value_or(1);
            return std::move(checked_);
        }
        if (!json_.is_object() || !json_.contains("format") || json_["format"] != "disyre-tour") {
            add("/format", MessageId::TourUnknown, {});
            return std::move(checked_);
        }
        if (!readVersion()) {
            return std::move(checked_);
        }
        allow(json_, "", {"format", "format_version", "title", "start", "steps"});
        readTexts(json_, "", "title", checked_.tour.title);
        if (json_.contains("start")) {
            readWord(json_, "", "start", kStarts, checked_.tour.start);
        }
        readSteps();
        std::stable_sort(
            checked_.problems.begin(), checked_.problems.end(),
            [](const TourProblem& a, const TourProblem& b) { return a.line < b.line; });
        return std::move(checked_);
    }

private:
    void add(const std::string& pointer, MessageId id, std::vector<MessageArgument> arguments) {
        checked_.problems.push_back({lines_.lineOf(pointer), Message(id, std::move(arguments))});
    }

    bool readVersion() {
        if (!json_.contains("format_version")) {
            add("", MessageId::TourMissing, {"format_version"});
            return false;
        }
        const Json& version = json_["format_version"];
        if (!version.is_number_integer() || version < 1) {
            add("/format_version", MessageId::TourWordUnknown,
                {"format_version", jsonText(version), std::to_string(kTourVersion)});
            return false;
        }
        if (version > kTourVersion) {
            add("/format_version", MessageId::TourNewerVersion, {jsonText(version), kTourVersion});
            return false;
        }
        return true;
    }

    /// Notes the members of an object that are not among these.
    void allow(const Json& object, const std::string& pointer, const std::set<std::string>& names) {
        for (const auto& [name, value] : object.items()) {
            if (!names.contains(name)) {
                add(fmt::format("{}/{}", pointer, name), MessageId::TourExtra, {name});
            }
        }
    }

    bool readString(const Json& object, const std::string& pointer, const std::string& name,
                    std::string& into) {
        if (!object[name].is_string() || object[name].get_ref<const std::string&>().empty()) {
            add(pointer + "/" + name, MessageId::TourNoText, {name});
            return false;
        }
        into = object[name].get<std::string>();
        return true;
    }

    void readTexts(const Json& object, const std::string& pointer, const std::string& name,
                   TourText& into) {
        const std::string own = pointer + "/" + name;
        if (!object.contains(name)) {
            add(pointer, MessageId::TourMissing, {name});
            return;
        }
        const Json& texts = object[name];
        if (!texts.is_object() || !texts.contains("en")) {
            add(own, MessageId::TourNoTexts, {name});
            return;
        }
        allow(texts, own, {"en", "de"});
        readString(texts, own, "en", into.english);
        if (texts.contains("de")) {
            readString(texts, own, "de", into.german);
        }
    }

    template <typename Values, typename Value>
    bool readWord(const Json& object, const std::string& pointer, const std::string& name,
                  const Values& values, Value& into) {
        std::string word;
        if (!readString(object, pointer, name, word)) {
            return false;
        }
        const auto found = std::find_if(values.begin(), values.end(),
                                        [&word](Value value) { return toText(value) == word; });
        if (found == values.end()) {
            add(pointer + "/" + name, MessageId::TourWordUnknown, {name, word, wordsOf(values)});
            return false;
        }
        into = *found;
        return true;
    }

    void readSteps() {
        if (!json_.contains("steps")) {
            add("", MessageId::TourMissing, {"steps"});
            return;
        }
        const Json& steps = json_["steps"];
        if (!steps.is_array() || steps.empty()) {
            add("/steps", MessageId::TourNoSteps, {});
            return;
        }
        for (std::size_t i = 0; i < steps.size(); ++i) {
            const std::string pointer = "/steps/" + std::to_string(i);
            if (!steps[i].is_object()) {
                add(pointer, MessageId::TourNoSteps, {});
                continue;
            }
            readStep(steps[i], pointer);
        }
    }

    void readStep(const Json& json, const std::string& pointer) {
        TourStep& step = checked_.tour.steps.emplace_back();
        allow(json, pointer, {"text", "control", "wait"});
        readTexts(json, pointer, "text", step.text);
        const bool hasWait =
            !json.contains("wait") || readWord(json, pointer, "wait", kWaits, step.wait);
        if (json.contains("control")) {
            if (readString(json, pointer, "control", step.control) &&
                !std::binary_search(kControls.begin(), kControls.end(), step.control)) {
                add(pointer + "/control", MessageId::TourControlUnknown, {step.control});
            }
        } else if (hasWait && step.wait != TourWait::Next && step.wait != TourWait::Healed) {
            add(pointer + "/wait", MessageId::TourControlMissing, {toText(step.wait)});
        }
    }

    JsonLines lines_;
    Json json_;
    CheckedTour checked_;
};

}  // namespace

CheckedTour checkTour(std::string_view text) {
    return Reader(text).read();
}

Tour readTour(const std::filesystem::path& file) {
    CheckedTour checked = checkTour(readTextFile(file));
    if (!checked.isGood()) {
        const TourProblem& first = checked.problems.front();
        throw FileError(file, MessageId::TourHasMistakes, {first.line, first.message});
    }
    return std::move(checked.tour);
}

std::span<const std::string_view> tourControls() {
    return kControls;
}

std::string toText(TourStart start) {
    switch (start) {
        case TourStart::AsIs:
            return "as-is";
        case TourStart::Sample:
            return "sample";
        case TourStart::Bench:
            return "bench";
        case TourStart::Quiz:
            return "quiz";
    }
    return {};
}

std::string toText(TourWait wait) {
    switch (wait) {
        case TourWait::Next:
            return "next";
        case TourWait::Clicked:
            return "clicked";
        case TourWait::Changed:
            return "changed";
        case TourWait::Healed:
            return "healed";
        case TourWait::Shown:
            return "shown";
    }
    return {};
}

}  // namespace disyre
