// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/DicomVolume.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <span>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/dicom/DicomDecoder.h"
#include "core/dicom/DicomPixels.h"

namespace disyre {

namespace {

constexpr double kMostVoxels = 1024.0 * 1024.0 * 1024.0;

/// Reads slices of a series. The one that was read last stays at hand, and so does its file, since
/// a multi-frame file holds many slices.
class SliceReader {
public:
    SliceReader(const DicomSeries& series, std::size_t pixels, const StopToken& stop)
        : series_(series), pixels_(pixels), decoder_(stop) {}

    /// Opens the file of slice number `slice` of those that are there, and checks it.
    const DicomSlice& open(std::size_t slice) {
        const DicomSlice& wanted = series_.slices[slice];
        if (opened_ != wanted.header.get()) {
            opened_ = nullptr;
            file_ = std::make_unique<DicomPixels>(*wanted.header, decoder_);
            opened_ = wanted.header.get();
        }
        return wanted;
    }

    /// Reads slice number `slice` of those that are there.
    void read(std::size_t slice, std::span<float> values) {
        const std::size_t frame = open(slice).frame;
        file_->readFrame(frame, values);
    }

    /// Reads the two slices of a mix, and blends them.
    void read(const SliceMix& mix, std::span<float> values) {
        read(mix.lower, values);
        if (mix.weight > 0.0f) {
            upper_.resize(pixels_);
            read(mix.upper, upper_);
            for (std::size_t i = 0; i < pixels_; ++i) {
                values[i] += mix.weight * (upper_[i] - values[i]);
            }
        }
    }

private:
    const DicomSeries& series_;
    std::size_t pixels_;
    DicomDecoder decoder_;
    std::unique_ptr<DicomPixels> file_;
    const DicomHeader* opened_ = nullptr;
    std::vector<float> upper_;
};

void checkVolumeSize(const DicomSeries& series) {
    const DicomHeader& header = series.header();
    if (!series.holdsVolume()) {
        throw ScanError(header.file, series.refusal.value_or(Message(MessageId::DicomNoPlace)));
    }
    const double voxels = static_cast<double>(series.size[0]) *
                          static_cast<double>(series.size[1]) * static_cast<double>(series.size[2]);
    if (voxels > kMostVoxels) {
        throw ScanError(header.file, MessageId::DicomTooLarge,
                        {header.columns, header.rows, series.size[2]});
    }
    for (const double mm : series.spacing) {
        if (!(mm >= 0.01 && mm <= 100.0)) {
            throw ScanError(header.file, MessageId::ScanVoxelSize,
                            {MessageArgument::number(fmt::format("{:.4g}", mm))});
        }
    }
}

}  // namespace

Volume readDicomVolume(const DicomSeries& series, const DicomProgress& progress,
                       const StopToken& stop) {
    checkVolumeSize(series);
    try {
        const std::size_t pixels =
            static_cast<std::size_t>(series.size[0]) * static_cast<std::size_t>(series.size[1]);
        SliceReader reader(series, pixels, stop);
        // The first file is looked at before memory for all slices is taken.
        (void)reader.open(0);
        Volume volume(series.size, series.affine);
        for (std::size_t i = 0; i < series.row.slices.size(); ++i) {
            stop.throwIfStopped();
            reader.read(series.row.slices[i], std::span(volume.voxels).subspan(i * pixels, pixels));
            if (progress) {
                progress(i + 1, series.row.slices.size());
            }
        }
        const auto [low, high] = std::minmax_element(volume.voxels.begin(), volume.voxels.end());
        if (!(*low < *high)) {
            throw ConstantScanError(series.header().file, MessageId::ScanConstant,
                                    {MessageArgument::number(fmt::format("{:g}", *low))});
        }
        return volume;
    } catch (const std::bad_alloc&) {
        throw ScanError(series.header().file, MessageId::ScanMemory);
    }
}

}  // namespace disyre
