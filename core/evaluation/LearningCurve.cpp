// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/LearningCurve.h"

#include <algorithm>
#include <cmath>
#include <locale>
#include <sstream>

namespace disyre {

namespace {

/// Reads the numbers of a comma-separated line up to the first field that is no number.
std::vector<double> numbersOf(const std::string& line) {
    std::vector<double> numbers;
    std::istringstream fields(line);
    for (std::string field; std::getline(fields, field, ',');) {
        std::istringstream text(field);
        text.imbue(std::locale::classic());
        double number = 0.0;
        if (!(text >> number)) {
            break;
        }
        numbers.push_back(number);
    }
    return numbers;
}

std::optional<double> known(const std::vector<double>& numbers, std::size_t at) {
    return at < numbers.size() && numbers[at] >= 0.0 ? std::optional(numbers[at]) : std::nullopt;
}

}  // namespace

std::vector<LossRow> lossRows(const std::string& csv) {
    std::vector<LossRow> rows;
    std::istringstream lines(csv);
    for (std::string line; std::getline(lines, line);) {
        const std::vector<double> numbers = numbersOf(line);
        if (numbers.size() >= 3) {
            rows.push_back(
                {numbers[0], numbers[1], numbers[2], known(numbers, 3), known(numbers, 4)});
        }
    }
    return rows;
}

Plot learningCurve(const std::string& name, const std::vector<LossRow>& rows) {
    Plot plot{"Losses of " + name, {"steps", 0.0, rows.back().step}, {"mean squared error"}, {}};
    PlotSeries training{"training patches", {}, 0};
    PlotSeries validation{"held-out patches", {}, 1};
    validation.markers = true;
    PlotSeries identity{"held-out patches, unchanged", {}, 2};
    identity.dashed = true;
    double most = 0.0;
    for (const LossRow& row : rows) {
        training.points.push_back({row.step, row.loss});
        most = std::max(most, row.loss);
        if (row.validation) {
            validation.points.push_back({row.step, *row.validation});
            most = std::max(most, *row.validation);
        }
        if (row.identity) {
            identity.points.push_back({row.step, *row.identity});
            most = std::max(most, *row.identity);
        }
    }
    const double unit = most > 0.0 ? std::pow(10.0, std::floor(std::log10(most))) / 2.0 : 1.0;
    plot.y.high = unit * std::ceil(most / unit);
    plot.series = {training, validation, identity};
    return plot;
}

}  // namespace disyre
