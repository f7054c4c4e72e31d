// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/card/ModelPlaces.h"

#include <cstdlib>
#include <vector>

#include "core/base/Error.h"
#include "core/card/ModelCard.h"
#include "core/platform/SharedLibrary.h"

namespace disyre {

std::filesystem::path defaultModelFolder() {
    if (const char* given = std::getenv("DISYRE_MODEL")) {
        return given;
    }
    constexpr const char* kName = "t1-2mm";
    const std::filesystem::path program = executableFolder();
    const std::filesystem::path installed = program / ".." / "share" / "disyre" / "models" / kName;
    // From build/<preset>/bin, the source tree lies three folders up.
    const std::filesystem::path source =
        program / ".." / ".." / ".." / "resources" / "models" / kName;
    for (const auto& folder : {installed, source}) {
        std::error_code error;
        if (std::filesystem::exists(folder / kCardFile, error)) {
            return folder.lexically_normal();
        }
    }
    throw ModelError(installed.lexically_normal(), "is missing: no model is installed",
                     "Name one with --model, or train one.");
}

}  // namespace disyre
