// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/training/Training.h"
#include "core/workflows/TrainingScans.h"

namespace disyre {

/// The network that is to be trained.
struct NetworkChoice {
    int patch = 64;                                ///< Side of a patch in pixels.
    std::vector<int> channels = {16, 32, 48, 64};  ///< Width of each level.
    /// The levels that get attention, counted from 1; if there are any, the middle block gets it
    /// too.
    std::vector<int> attention;
    int normGroups = 8;  ///< Groups of the group normalisation.
    int neighbours = 0;  ///< Slices on either side that the network sees as well.
    std::string output =
        "scaled-residual";  ///< What it predicts, as outputFormFromText() takes it.
};

/// A model that is to be trained: on what, how, and where it is written.
struct TrainingRequest {
    TrainingScansOptions data;
    NetworkChoice network;  ///< Ignored when settings.startFrom names a model to start from.
    /// The networks of a method that sees whole slices, which takes the place of `network`.
    WholeSliceSettings wholeSlice;
    TrainingSettings settings;
    std::string out;              ///< Folder of the model, made where missing.
    std::string name;             ///< Name on the model's card; empty for the folder's name.
    std::string device = "auto";  ///< A name that showOnlyDevice() takes.
    std::string programVersion;   ///< For the card's record.
    /// Arguments of `disyre` that started this run, kept beside the model so that an interrupted
    /// run can be offered again.
    std::vector<std::string> arguments;
};

}  // namespace disyre
