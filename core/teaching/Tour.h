// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/Message.h"

namespace disyre {

/// The newest version of tour files that this program reads.
inline constexpr int kTourVersion = 1;

/// What has to be there when a tour begins.
enum class TourStart : std::uint8_t {
    AsIs,    ///< Nothing is opened.
    Sample,  ///< The built-in sample is opened, unless it is shown already.
    Bench,   ///< The sample, and the teaching window at its corruption bench.
    Quiz     ///< The sample, and the teaching window at its quiz.
};

/// What a step waits for before it goes on to the next one.
enum class TourWait : std::uint8_t {
    Next,     ///< The button Next alone.
    Clicked,  ///< A click on the control, or its key.
    Changed,  ///< A change of the control's value, or a stroke of the mouse on it.
    Healed,   ///< The end of a healing.
    Shown     ///< That the control is on the screen.
};

/// A text in the languages of the program.
struct TourText {
    std::string english;
    std::string german;  ///< Empty if the file has none; the English one is shown then.
};

struct TourStep {
    TourText text;
    std::string control;  ///< The name of the control to point at; empty for none.
    TourWait wait = TourWait::Next;
};

/// A guided tour through the program. resources/manual/teaching.md describes its file, and
/// resources/tours/tour.schema.json is its schema.
struct Tour {
    TourText title;
    TourStart start = TourStart::AsIs;
    std::vector<TourStep> steps;
};

/// A mistake in a tour's file.
struct TourProblem {
    int line = 1;  ///< Counted from 1.
    Message message;
};

/// A tour that was read, or what is wrong with it.
struct CheckedTour {
    Tour tour;                          ///< To be used only if there are no problems.
    std::vector<TourProblem> problems;  ///< In the order of their lines.
    [[nodiscard]] bool isGood() const { return problems.empty(); }
};

/// Reads and checks the text of a tour's file. Nothing is thrown.
[[nodiscard]] CheckedTour checkTour(std::string_view text);

/// Reads a tour's file. Throws FileError with the first problem if it has any, or if it cannot be
/// read.
[[nodiscard]] Tour readTour(const std::filesystem::path& file);

/// The names of the controls that a tour may point at, sorted.
[[nodiscard]] std::span<const std::string_view> tourControls();

/// Returns "as-is", "sample", "bench" or "quiz".
[[nodiscard]] std::string toText(TourStart start);
/// Returns "next", "clicked", "changed", "healed" or "shown".
[[nodiscard]] std::string toText(TourWait wait);

}  // namespace disyre
