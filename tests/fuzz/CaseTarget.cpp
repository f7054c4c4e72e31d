// SPDX-License-Identifier: GPL-3.0-or-later
// A case: the zip archive as it is, and the text of its manifest put into a good archive, since a
// changed byte of an archive is mostly found by its check sum already.
#include <map>
#include <span>

#include "core/base/Error.h"
#include "core/cases/CaseArchive.h"
#include "core/cases/CaseFile.h"
#include "tests/fuzz/FuzzTarget.h"

namespace disyre::fuzz {

namespace {

std::span<const std::byte> bytesIn(std::string_view text) {
    return std::as_bytes(std::span(text.data(), text.size()));
}

/// Everything that is read of a case.
void readWhole(const std::filesystem::path& file) {
    const CaseArchive archive(file);
    (void)isCaseFile(file);
    try {
        (void)summaryOf(archive);
    } catch (const Error&) {
        // The whole case may say more.
    }
    (void)readCaseFile(archive, StopToken());
}

}  // namespace

Target target() {
    const std::filesystem::path seed = inputFile("seed.disyre", "");
    const Json manifest = {{"format", "disyre-case"},
                           {"format_version", 1},
                           {"written", "2026-01-31T17:05:09Z"},
                           {"program", "0.1.0"},
                           {"scan",
                            {{"name", "a.nii"},
                             {"bytes", 12},
                             {"sha256", std::string(64, 'a')},
                             {"size", {4, 3, 2}},
                             {"affine", {{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}}}}},
                           {"model", {{"name", "t1"}, {"weights_sha256", std::string(64, 'b')}}},
                           {"steps", {{"kept", 2}, {"size", {4, 3, 2}}, {"names", {"a", "b"}}}}};
    {
        CasePacker packer(seed);
        packer.add("notes.json", bytesIn("{\"a\": 1}"), CasePacking::Fast);
        packer.add("results/review.json", bytesIn("{\"findings\": []}"), CasePacking::Fast);
        packer.finish(manifest);
    }
    Target cases;
    cases.seeds = {bytesOf(seed), jsonText(manifest, 2)};
    cases.parse = [](std::string_view input) {
        if (!input.starts_with('{')) {
            readWhole(inputFile("case.disyre", input));
            return;
        }
        const Json changed = parseJson(input);
        if (!changed.is_object()) {
            return;
        }
        const std::filesystem::path file = inputFile("case.disyre", "");
        CasePacker packer(file);
        packer.add("results/review.json", bytesIn("{\"findings\": []}"), CasePacking::Stored);
        packer.finish(changed);
        readWhole(file);
    };
    return cases;
}

}  // namespace disyre::fuzz
