// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/card/ModelFiles.h"

namespace disyre {

bool isModelFile(const std::string& name) {
    for (const char* file : {kCardFile, kWeightsFile, kHistoryFile, kCheckpointFile, kPreviewFile,
                             kPlanFile, kRunFile, kRunLockFile}) {
        if (name == file || name.starts_with(std::string(file) + ".part-")) {
            return true;
        }
    }
    return false;
}

}  // namespace disyre
