// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/DicomLayout.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <string_view>
#include <vector>

#include "core/base/Error.h"
#include "core/base/MessageId.h"

namespace disyre {

namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kUndefinedLength = 0xffffffffu;
constexpr std::uint32_t kItem = 0xfffee000u;
constexpr std::uint32_t kItemEnd = 0xfffee00du;
constexpr std::uint32_t kSequenceEnd = 0xfffee0ddu;
constexpr std::uint32_t kTransferSyntaxTag = 0x00020010u;
constexpr std::size_t kPreamble = 128;
/// Deeper nesting than any image has; more would exhaust the stack.
constexpr int kDeepestNesting = 24;
/// A header that is larger than this belongs to no image that the program could work with.
constexpr std::uint64_t kLargestHeader = 512u << 20;

constexpr const char* kImplicitLittleUid = "1.2.840.10008.1.2";
constexpr const char* kExplicitLittleUid = "1.2.840.10008.1.2.1";
constexpr const char* kDeflatedUid = "1.2.840.10008.1.2.1.99";
constexpr const char* kExplicitBigUid = "1.2.840.10008.1.2.2";

/// The beginning of a file, of which more is read as it is asked for.
class GrowingFile {
public:
    explicit GrowingFile(const fs::path& path) : path_(path), stream_(path, std::ios::binary) {
        std::error_code error;
        const std::uintmax_t size = fs::file_size(path, error);
        if (error || !stream_) {
            throw ScanError(path, MessageId::ScanNotOpened);
        }
        if (size == 0) {
            throw ScanError(path, MessageId::ScanEmptyFile);
        }
        size_ = size;
    }

    [[nodiscard]] std::uint64_t size() const { return size_; }
    /// Returns the first `length` bytes, or fewer where the file ends or cannot be read further.
    const std::string& first(std::uint64_t length) {
        length = std::min(length, size_);
        if (length > kLargestHeader) {
            throw ScanError(path_, MessageId::DicomHeaderDamaged);
        }
        if (bytes_.size() < length) {
            const std::size_t before = bytes_.size();
            const std::uint64_t wanted =
                std::min(size_, std::max<std::uint64_t>({length, 2 * before, kFirstPiece}));
            bytes_.resize(wanted);
            stream_.read(bytes_.data() + before, static_cast<std::streamsize>(wanted - before));
            bytes_.resize(before + static_cast<std::size_t>(stream_.gcount()));
            size_ = bytes_.size() < wanted ? bytes_.size() : size_;
        }
        return bytes_;
    }

private:
    static constexpr std::uint64_t kFirstPiece = 32u << 10;
    fs::path path_;
    std::ifstream stream_;
    std::uint64_t size_ = 0;
    std::string bytes_;
};

/// The tag, the type and the length that stand before an element's value.
struct ElementStart {
    std::uint32_t tag = 0;
    std::array<char, 2> type{};  ///< The value representation; zeros in an implicit data set.
    std::uint32_t length = 0;
    std::uint64_t value = 0;  ///< Where the value begins.
};

/// Value representations whose length has 32 bits (PS3.5, table 7.1-1).
bool hasLongLength(std::string_view type) {
    static constexpr std::string_view kLong[] = {"OB", "OD", "OF", "OL", "OV", "OW", "SQ",
                                                 "SV", "UC", "UN", "UR", "UT", "UV"};
    return std::find(std::begin(kLong), std::end(kLong), type) != std::end(kLong);
}

bool isType(char first, char second) {
    return first >= 'A' && first <= 'Z' && second >= 'A' && second <= 'Z';
}

/// Walks through a data set. Whatever does not fit makes `failed()` true.
template <typename Bytes>
class DataSetWalk {
public:
    DataSetWalk(Bytes& bytes, std::uint64_t end) : bytes_(bytes), end_(end) {}

    [[nodiscard]] bool failed() const { return failed_; }

    /// Walks over the top level from `at` to the pixel data or to the end, and returns where that
    /// is; `pixels` becomes the start of the pixel data if there are any. Offsets in `into` count
    /// in `bytes`.
    std::uint64_t topLevel(std::uint64_t at, DicomEncoding encoding, ElementStart& pixels,
                           DicomDataSet& into) {
        while (!failed_ && at + 8 <= end_) {
            const ElementStart element = startAt(at, end_, encoding);
            if (failed_ || element.tag == 0x7fe00008u || element.tag == 0x7fe00009u ||
                element.tag == 0x7fe00010u) {
                pixels = element;
                return at;
            }
            if (element.tag == 0xfffcfffcu) {
                return at;  // Padding behind the data set.
            }
            at = behind(element, end_, encoding, 0, into);
        }
        return std::min(at, end_);
    }

    /// Reads what stands before the value at `at`.
    ElementStart startAt(std::uint64_t at, std::uint64_t end, DicomEncoding encoding) {
        ElementStart element;
        if (at + 8 > end) {
            failed_ = true;
            return element;
        }
        const bool big = encoding == DicomEncoding::ExplicitBig;
        element.tag = (number(at, 2, big) << 16) | number(at + 2, 2, big);
        element.value = at + 8;
        if (encoding == DicomEncoding::ImplicitLittle || (element.tag >> 16) == 0xfffeu) {
            element.length = number(at + 4, 4, big);
            return element;
        }
        const std::string& bytes = bytes_.first(at + 12);
        if (failed_ || bytes.size() < at + 8) {
            failed_ = true;
            return element;
        }
        element.type = {bytes[at + 4], bytes[at + 5]};
        if (!isType(element.type[0], element.type[1])) {
            failed_ = true;
        } else if (hasLongLength({element.type.data(), 2})) {
            element.value = at + 12;
            failed_ = at + 12 > end;
            element.length = failed_ ? 0 : number(at + 8, 4, big);
        } else {
            element.length = number(at + 6, 2, big);
        }
        return element;
    }

    /// Enters an element into a data set, and returns where the next one begins.
    std::uint64_t behind(const ElementStart& element, std::uint64_t end, DicomEncoding encoding,
                         int depth, DicomDataSet& into) {
        const std::string_view type(element.type.data(), 2);
        DicomElement& entered = into[element.tag];
        entered = {element.value, 0, encoding == DicomEncoding::ExplicitBig, {}};
        if (element.length == kUndefinedLength) {
            const bool opaque = type == "OB" || type == "OW";
            // An unknown element of undefined length is an implicit sequence (PS3.5, 6.2.2).
            const DicomEncoding inner = type == "UN" ? DicomEncoding::ImplicitLittle : encoding;
            return items(element.value, end, inner, {depth + 1, opaque, true}, entered.items);
        }
        const std::uint64_t next = element.value + element.length;
        if (next > end) {
            failed_ = true;
            return end;
        }
        entered.length = element.length;
        const bool holdsItem = element.length >= 8 && number(element.value, 2, false) == 0xfffeu &&
                               number(element.value + 2, 2, false) == 0xe000u;
        if (type == "SQ" || (encoding == DicomEncoding::ImplicitLittle && holdsItem)) {
            (void)items(element.value, next, encoding, {depth + 1, false, false}, entered.items);
        } else if (type == "UN" && holdsItem) {
            // Perhaps a sequence that was written by a program that does not know it.
            DataSetWalk inside(bytes_, next);
            (void)inside.items(element.value, next, DicomEncoding::ImplicitLittle,
                               {depth + 1, false, false}, entered.items);
            if (inside.failed()) {
                entered.items.clear();
            }
        }
        return next;
    }

private:
    [[nodiscard]] std::uint32_t number(std::uint64_t at, int count, bool big) {
        const std::string& bytes = bytes_.first(at + static_cast<std::uint64_t>(count));
        if (bytes.size() < at + static_cast<std::uint64_t>(count)) {
            failed_ = true;
            return 0;
        }
        std::uint32_t value = 0;
        for (int i = 0; i < count; ++i) {
            const int place = big ? i : count - 1 - i;
            value = (value << 8) |
                    static_cast<unsigned char>(bytes[at + static_cast<std::uint64_t>(place)]);
        }
        return value;
    }

    /// What kind of sequence is walked over.
    struct Sequence {
        int depth = 0;
        bool isOpaque = false;           ///< Its items are fragments, not data sets.
        bool endsWithDelimiter = false;  ///< Its length is not stated.
    };

    /// Walks over the items of a sequence, and returns where the next element begins.
    std::uint64_t items(std::uint64_t at, std::uint64_t end, DicomEncoding encoding,
                        const Sequence& sequence, std::vector<DicomDataSet>& into) {
        failed_ = failed_ || sequence.depth > kDeepestNesting;
        while (!failed_ && at < end) {
            const ElementStart item = startAt(at, end, encoding);
            if (item.tag == kSequenceEnd && !failed_) {
                return item.value;
            }
            if (item.tag != kItem || failed_) {
                failed_ = true;
                return end;
            }
            const bool undefined = item.length == kUndefinedLength;
            const std::uint64_t itemEnd = undefined ? end : item.value + item.length;
            if (itemEnd > end || (sequence.isOpaque && undefined)) {
                failed_ = true;
                return end;
            }
            if (sequence.isOpaque) {
                at = itemEnd;
            } else {
                into.emplace_back();
                at = elements(item.value, itemEnd, encoding, {sequence.depth, false, undefined},
                              into.back());
            }
        }
        failed_ = failed_ || sequence.endsWithDelimiter;
        return at;
    }

    /// Walks over the elements of an item, and returns where the next item begins.
    std::uint64_t elements(std::uint64_t at, std::uint64_t end, DicomEncoding encoding,
                           const Sequence& item, DicomDataSet& into) {
        while (!failed_ && at < end) {
            const ElementStart element = startAt(at, end, encoding);
            if (element.tag == kItemEnd && !failed_) {
                return element.value;
            }
            at = failed_ ? end : behind(element, end, encoding, item.depth, into);
        }
        failed_ = failed_ || item.endsWithDelimiter;
        return at;
    }

    Bytes& bytes_;
    std::uint64_t end_;
    bool failed_ = false;
};

/// A data set that lies in memory.
struct WholeBytes {
    const std::string& bytes;
    const std::string& first(std::uint64_t /*length*/) { return bytes; }
};

/// Returns how the data set that begins at `at` is written, going by its first element alone;
/// nothing else says it where a file has no meta header, or a wrong one.
DicomEncoding encodingOf(const std::string& bytes, std::size_t at, bool statedBig) {
    const bool isExplicit = bytes.size() >= at + 6 && isType(bytes[at + 4], bytes[at + 5]);
    if (!isExplicit) {
        return DicomEncoding::ImplicitLittle;
    }
    const bool looksBig = bytes[at] == 0 && bytes[at + 1] != 0;
    return statedBig || looksBig ? DicomEncoding::ExplicitBig : DicomEncoding::ExplicitLittle;
}

/// Reads the meta header, which is always explicit and little endian, from `at`. Returns where the
/// data set begins, and stores the transfer syntax that is stated.
std::uint64_t readMetaHeader(GrowingFile& file, std::uint64_t at, std::string& transferSyntax) {
    DataSetWalk<GrowingFile> walk(file, file.size());
    while (at + 8 <= file.size()) {
        const std::string& bytes = file.first(at + 8);
        if (bytes.size() < at + 8 || bytes[at] != 2 || bytes[at + 1] != 0) {
            break;
        }
        const ElementStart element = walk.startAt(at, file.size(), DicomEncoding::ExplicitLittle);
        const std::uint64_t next = element.value + element.length;
        if (walk.failed() || next > file.size()) {
            return file.size();
        }
        if (element.tag == kTransferSyntaxTag) {
            transferSyntax = file.first(next).substr(element.value, element.length);
            const auto last = transferSyntax.find_last_not_of(std::string("\0 ", 2));
            transferSyntax.resize(last == std::string::npos ? 0 : last + 1);
        }
        at = next;
    }
    return at;
}

/// Inflates the data set of a deflated file (PS3.5, section A.5).
std::string inflatedDataSet(const fs::path& path, std::string_view packed) {
    z_stream stream{};
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) {
        throw ScanError(path, MessageId::ScanMemory);
    }
    const struct Ender {
        z_stream& stream;
        ~Ender() { inflateEnd(&stream); }
    } ender{stream};
    std::string unpacked;
    std::vector<char> piece(1u << 18);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    int status = Z_OK;
    while (status == Z_OK && unpacked.size() <= kLargestHeader) {
        stream.next_out = reinterpret_cast<Bytef*>(piece.data());
        stream.avail_out = static_cast<uInt>(piece.size());
        status = inflate(&stream, Z_NO_FLUSH);
        unpacked.append(piece.data(), piece.size() - stream.avail_out);
    }
    if (status != Z_STREAM_END && status != Z_BUF_ERROR) {
        throw ScanError(path, MessageId::DicomHeaderDamaged);
    }
    return unpacked;
}

/// Returns where the meta header or the data set begins. Throws ScanError if the file is not DICOM.
std::uint64_t beginningOf(const fs::path& path, GrowingFile& file) {
    const std::string& bytes = file.first(kPreamble + 4);
    if (bytes.size() >= kPreamble + 4 && bytes.compare(kPreamble, 4, "DICM") == 0) {
        return kPreamble + 4;
    }
    // Old files have no preamble: they begin with an element of group 2 or 8.
    const bool little = bytes.size() >= 8 && (bytes[0] == 2 || bytes[0] == 8) && bytes[1] == 0;
    const bool big = bytes.size() >= 8 && bytes[0] == 0 && bytes[1] == 8 && bytes[2] == 0;
    const bool lowElement = little ? bytes[3] == 0 : big;
    const bool typed = bytes.size() >= 8 && isType(bytes[4], bytes[5]);
    const bool shortValue = bytes.size() >= 8 && bytes[5] == 0 && bytes[6] == 0 && bytes[7] == 0;
    if (!lowElement || !(typed || shortValue)) {
        throw ScanError(path, MessageId::DicomNotDicom);
    }
    return 0;
}

/// Walks over the data set, and fills in where its parts lie.
template <typename Bytes>
void walkOver(const fs::path& path, Bytes& bytes, std::uint64_t from, std::uint64_t end,
              DicomLayout& layout) {
    DataSetWalk<Bytes> walk(bytes, end);
    ElementStart pixels;
    const std::uint64_t stop = walk.topLevel(from, layout.encoding, pixels, layout.elements);
    if (walk.failed() || stop == from) {
        throw ScanError(path, MessageId::DicomHeaderDamaged);
    }
    layout.hasFloatPixels = pixels.tag == 0x7fe00008u;
    layout.hasPixels = layout.hasFloatPixels || pixels.tag == 0x7fe00010u;
    layout.pixelOffset = pixels.value;
    layout.encapsulated = layout.hasPixels && pixels.length == kUndefinedLength;
    layout.pixelLength = layout.encapsulated ? 0 : pixels.length;
    layout.sourceLength = end;
}

}  // namespace

DicomLayout readDicomLayout(const fs::path& path) {
    GrowingFile file(path);
    DicomLayout layout;
    const std::uint64_t from = readMetaHeader(file, beginningOf(path, file), layout.transferSyntax);
    if (from + 8 > file.size()) {
        throw ScanError(path, MessageId::DicomHeaderDamaged);
    }
    if (layout.transferSyntax == kDeflatedUid) {
        const std::string& packed = file.first(file.size());
        layout.dataSet = inflatedDataSet(path, std::string_view(packed).substr(from));
        layout.deflated = true;
        layout.encoding = DicomEncoding::ExplicitLittle;
        WholeBytes whole{layout.dataSet};
        walkOver(path, whole, 0, layout.dataSet.size(), layout);
        return layout;
    }
    layout.encoding =
        encodingOf(file.first(from + 8), from, layout.transferSyntax == kExplicitBigUid);
    if (layout.transferSyntax.empty()) {
        layout.transferSyntax = layout.encoding == DicomEncoding::ExplicitBig ? kExplicitBigUid
                                : layout.encoding == DicomEncoding::ExplicitLittle
                                    ? kExplicitLittleUid
                                    : kImplicitLittleUid;
    }
    walkOver(path, file, from, file.size(), layout);
    layout.dataSet = file.first(layout.hasPixels ? layout.pixelOffset : file.size());
    return layout;
}

bool hasDicomPreamble(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    std::array<char, kPreamble + 4> start{};
    stream.read(start.data(), start.size());
    return stream && std::string_view(start.data() + kPreamble, 4) == "DICM";
}

}  // namespace disyre
