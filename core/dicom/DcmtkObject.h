// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the writers of this folder share. It includes DCMTK and is for their .cpp files alone.

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dctk.h>
#include <dcmtk/dcmfg/fgbase.h>
#include <dcmtk/dcmiod/iodcommn.h>
#include <dcmtk/dcmiod/modequipment.h>

#include <array>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/dicom/DicomSeries.h"

namespace disyre {

/// Throws FileError, naming the file, unless DCMTK's answer is that all went well.
void checkDcmtk(const OFCondition& condition, const std::filesystem::path& file);

/// Reads the header of the first image of a series with its texts in UTF-8. Throws FileError if it
/// cannot be read, or lacks what others refer to it by.
[[nodiscard]] std::unique_ptr<DcmFileFormat> sourceHeader(const DicomSeries& source);

/// Takes patient, study and frame of reference over, names the images of the source, and begins a
/// series of its own.
void beginObject(DcmIODCommon& object, const DicomSeries& source, const std::string& description,
                 int kind);

/// What says which program made an object; DCMTK has two types for it.
template <typename Info>
[[nodiscard]] Info ownEquipment() {
    return Info("DISYRE Explorer", "DISYRE Explorer", "0", DISYRE_VERSION);
}

/// The number of a series that was made of another one; kinds count from 1.
[[nodiscard]] std::string ownSeriesNumber(const DicomSeries& source, int kind);

/// The functional groups that all frames share: how large voxels are, and how slices are turned.
[[nodiscard]] std::vector<std::unique_ptr<FGBase>> sharedGroups(const DicomSeries& source);

/// The functional groups of one frame: where it lies, which images it was made from, and its place
/// in the order of frames.
/// @param slice of the source's volume, from 0.
/// @param order the values of the dimensions.
/// @param derivation code (of DCM) and meaning of how it was made.
[[nodiscard]] std::vector<std::unique_ptr<FGBase>> frameGroups(
    const DicomSeries& source, int slice, const std::vector<Uint32>& order,
    const std::array<const char*, 2>& derivation);

/// Returns a text as the character set of the object has it: UTF-8, or plain letters with question
/// marks for all others.
[[nodiscard]] std::string writable(DcmIODCommon& object, const std::string& utf8);

/// Sets date and time of the content, which DCMTK leaves out.
void stampContent(DcmItem& dataset);

/// Writes the file, completely or not at all.
void saveObject(DcmFileFormat& object, const std::filesystem::path& file);

/// Returns a text that fits into a field of so many characters.
[[nodiscard]] std::string fitted(const std::string& utf8, std::size_t most);

/// Returns a number as DICOM writes it: 16 characters at most.
[[nodiscard]] std::string decimalText(double value);

}  // namespace disyre
