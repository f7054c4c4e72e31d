// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/base/StopToken.h"
#include "core/dicom/CodedImage.h"
#include "core/dicom/DicomHeader.h"
#include "core/platform/HelperProgram.h"

namespace disyre {

/// Tells whether a compressed image of this transfer syntax can be decoded: RLE, JPEG (lossless and
/// lossy), JPEG-LS, JPEG 2000.
[[nodiscard]] bool canDecode(const std::string& transferSyntax);

/// Decodes compressed slices in a program of its own, disyre-reader, so that a file that makes the
/// decoders of other people crash, hang or take all memory ends that program and not this one. It
/// is started with the first slice and serves all that follow. The size that the compressed image
/// itself states is compared with the header's before. To be used by one thread at a time.
class DicomDecoder {
public:
    /// How long one slice may take.
    static constexpr std::chrono::seconds kPatience{30};

    explicit DicomDecoder(const StopToken& stop);
    /// Uses another program as the reader, or waits longer or shorter, as tests do.
    DicomDecoder(std::filesystem::path program, std::chrono::milliseconds patience,
                 const StopToken& stop);
    ~DicomDecoder();
    DicomDecoder(const DicomDecoder&) = delete;
    DicomDecoder& operator=(const DicomDecoder&) = delete;

    /// Returns the stored values of a slice, least significant byte first, and sets how many bytes
    /// each has. Throws ScanError naming the file if the compressed image states another size than
    /// the header or is damaged, and if the reader is missing, crashed, took too long or too much
    /// memory; Stopped within a tenth of a second after a stop was requested. After an error the
    /// next slice gets a new reader.
    [[nodiscard]] std::string decoded(const DicomHeader& header,
                                      const std::vector<std::string>& fragments, int& bytesEach);

    /// Returns the number of the reader's process; 0 while there is none.
    [[nodiscard]] long long processId() const;

private:
    [[nodiscard]] std::string answerTo(const CodedImage& image);

    std::filesystem::path program_;
    std::chrono::milliseconds patience_;
    StopToken stop_;
    std::unique_ptr<HelperProgram> helper_;
};

}  // namespace disyre
