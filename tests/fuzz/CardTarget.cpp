// SPDX-License-Identifier: GPL-3.0-or-later
// The cards of models.
#include "core/base/Error.h"
#include "core/card/ExtractionCard.h"
#include "core/card/ModelCard.h"
#include "tests/fuzz/FuzzTarget.h"

namespace disyre::fuzz {

Target target() {
    const std::filesystem::path models =
        std::filesystem::path(DISYRE_SOURCE_DIR) / "resources/models";
    Target cards;
    cards.seeds = {bytesOf(models / "t1-2mm/card.json"),
                   bytesOf(models / "t2-synthetic-2mm/card.json"),
                   bytesOf(models / "brain-extraction/card.json")};
    cards.parse = [](std::string_view input) {
        const std::filesystem::path folder = inputFile("model/card.json", input).parent_path();
        try {
            (void)readExtractionCard(folder);
        } catch (const Error&) {
            // Most cards are of the other kind.
        }
        (void)readModelCard(folder);
    };
    return cards;
}

}  // namespace disyre::fuzz
