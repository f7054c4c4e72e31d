// SPDX-License-Identifier: GPL-3.0-or-later
// What the program and its reader of compressed images say to each other.
#include <cstdlib>

#include "core/dicom/CodedImage.h"
#include "tests/fuzz/FuzzTarget.h"

namespace disyre::fuzz {

Target target() {
    CodedImage image;
    image.coding = ImageCoding::JpegLs;
    image.columns = 6;
    image.rows = 5;
    image.bits = 12;
    image.bytesEach = 2;
    image.bytes = "image";
    Target messages;
    messages.seeds = {decodingQuestion(image),
                      decodingAnswer(DecodingOutcome::Decoded, image.decodedLength()),
                      decodingAnswer(DecodingOutcome::Damaged, 0)};
    messages.parse = [image](std::string_view input) {
        CodedImage asked;
        std::uint64_t following = 0;
        if (readDecodingQuestion(input, asked, following) &&
            (following > kLargestCodedImage || asked.decodedLength() > (std::size_t{64} << 20))) {
            std::abort();
        }
        DecodingOutcome outcome{};
        if (readDecodingAnswer(input, image, outcome) && outcome != DecodingOutcome::Decoded &&
            outcome != DecodingOutcome::Damaged && outcome != DecodingOutcome::Memory) {
            std::abort();
        }
    };
    return messages;
}

}  // namespace disyre::fuzz
