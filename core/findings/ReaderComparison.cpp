// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/findings/ReaderComparison.h"

#include <fmt/format.h>

#include <array>

#include "core/base/Csv.h"

namespace disyre {

std::vector<ComparisonRow> compareRegions(std::span<const ComparedRegion> reader,
                                          std::span<const ComparedRegion> program) {
    std::vector<ComparisonRow> rows;
    std::vector<bool> isMet(program.size());
    for (std::size_t i = 0; i < reader.size(); ++i) {
        ComparisonRow row{FoundBy::Reader, i, std::nullopt, 0, 0.0};
        for (std::size_t j = 0; j < program.size(); ++j) {
            const std::size_t shared = sharedVoxels(reader[i].voxels, program[j].voxels);
            isMet[j] = isMet[j] || shared > 0;
            if (shared > row.sharedVoxels) {
                row = {FoundBy::Both, i, j, shared, diceOf(reader[i].voxels, program[j].voxels)};
            }
        }
        rows.push_back(row);
    }
    for (std::size_t j = 0; j < program.size(); ++j) {
        if (!isMet[j]) {
            rows.push_back({FoundBy::Program, std::nullopt, j, 0, 0.0});
        }
    }
    return rows;
}

std::string comparisonCsv(std::span<const ComparisonRow> rows,
                          std::span<const ComparedRegion> reader,
                          std::span<const ComparedRegion> program, double voxelMillilitres) {
    constexpr std::array<const char*, 3> kNames{"both", "reader", "program"};
    std::string text =
        "found_by,reader_region,reader_millilitres,program_finding,program_millilitres,"
        "shared_millilitres,dice\n";
    const auto side = [&](std::optional<std::size_t> number,
                          std::span<const ComparedRegion> regions) {
        return number ? fmt::format(
                            "{},{:.3f}", csvField(regions[*number].name),
                            static_cast<double>(regions[*number].voxels.size()) * voxelMillilitres)
                      : std::string(",");
    };
    for (const ComparisonRow& row : rows) {
        text += fmt::format("{},{},{},{:.3f},{:.3f}\n", kNames.at(static_cast<std::size_t>(row.by)),
                            side(row.reader, reader), side(row.program, program),
                            static_cast<double>(row.sharedVoxels) * voxelMillilitres, row.dice);
    }
    return text;
}

}  // namespace disyre
