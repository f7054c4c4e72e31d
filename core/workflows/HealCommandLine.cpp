// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/HealCommandLine.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace disyre {

namespace {

/// Quotes an argument in which the shell would see more than letters.
std::string quoted(const std::string& argument) {
    constexpr std::string_view kPlain =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789@%_+=:,./-";
    if (!argument.empty() && argument.find_first_not_of(kPlain) == std::string::npos) {
        return argument;
    }
    std::string text = "'";
    for (const char each : argument) {
        text += each == '\'' ? std::string("'\\''") : std::string(1, each);
    }
    return text + "'";
}

/// Writes a number so that it is read as the same one.
std::string exactly(double value) {
    return fmt::format("{}", value);
}

}  // namespace

std::vector<std::string> healArguments(const HealFileRequest& request) {
    const HealOptions& options = request.options;
    const HealingSettings& settings = options.settings;
    std::vector<std::string> arguments{"heal", request.scan.string()};
    const auto add = [&](const std::string& name, const std::string& value) {
        arguments.push_back(name);
        arguments.push_back(value);
    };
    add("--out", request.folder.string());
    if (request.series > 0) {
        add("--series", std::to_string(request.series));
    }
    if (request.choice.volume.value_or(1) > 1) {
        add("--volume", std::to_string(*request.choice.volume));
    }
    if (!request.brainMask.empty()) {
        add("--mask", request.brainMask.string());
    }
    if (!request.extractsBrain) {
        arguments.emplace_back("--no-extraction");
    }
    if (!request.namesPlaces) {
        arguments.emplace_back("--no-places");
    }
    add("--model", options.model);
    add("--mode", toText(options.mode));
    if (options.skip) {
        add("--skip", std::to_string(*options.skip));
    }
    if (options.stride) {
        add("--stride", std::to_string(*options.stride));
    }
    if (options.mirrored) {
        arguments.emplace_back(*options.mirrored ? "--mirrored" : "--not-mirrored");
    }
    add("--weighting", toText(settings.weighting));
    if (settings.smoothing >= 0.0) {
        add("--smoothing", exactly(settings.smoothing));
    }
    if (settings.smoothingAcross >= 0.0) {
        add("--smoothing-across", exactly(settings.smoothingAcross));
    }
    add("--rule", toText(settings.rule));
    add("--score", toText(settings.score));
    if (settings.score == ScoreKind::SingleStep) {
        add("--t", std::to_string(settings.singleT));
    }
    add("--blend", toText(settings.blending));
    add("--windows", toText(settings.placement));
    add("--correct-bias", toText(settings.bias));
    add("--device", options.device);
    if (options.regionUse == RegionUse::Inside) {
        add("--inside", options.regionMask);
    } else if (options.regionUse == RegionUse::Outside) {
        add("--outside", options.regionMask);
    }
    return arguments;
}

std::string shellCommand(const std::string& program, const std::vector<std::string>& arguments) {
    std::string line = quoted(program);
    for (const std::string& argument : arguments) {
        line += ' ' + quoted(argument);
    }
    return line;
}

}  // namespace disyre
