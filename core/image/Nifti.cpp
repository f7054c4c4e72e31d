// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/Nifti.h"

#include <fmt/format.h>
#include <nifti2_io.h>
#include <zlib.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <limits>
#include <memory>
#include <new>
#include <type_traits>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/image/NiftiPosition.h"
#include "core/image/PackedFile.h"
#include "core/image/ScanChecks.h"
#include "core/image/ScanEndings.h"
#include "core/platform/AtomicFile.h"

namespace disyre {

namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kMaximumSide = 4096;
constexpr double kMaximumVoxels = 1024.0 * 1024.0 * 1024.0;
// Deflate, the compression of gzip, cannot shrink data by more than about 1032 to 1.
constexpr double kMaximumCompression = 1100.0;
// What follows the voxels is read for the check sum at the end, but not without a limit: a damaged
// or hostile file may unpack to a thousand times its size.
constexpr std::uint64_t kMaximumTail = 1u << 28;

struct GzDeleter {
    void operator()(gzFile file) const { gzclose(file); }
};
using GzFile = std::unique_ptr<std::remove_pointer_t<gzFile>, GzDeleter>;

GzFile openGz(const fs::path& path) {
#if defined(_WIN32)
    return GzFile(gzopen_w(path.c_str(), "rb"));
#else
    return GzFile(gzopen(path.c_str(), "rb"));
#endif
}

static_assert(sizeof(nifti_1_header) == 348, "the size that NIfTI-1 lays down");
static_assert(sizeof(nifti_2_header) == 540, "the size that NIfTI-2 lays down");

/// The fields of a header that the program uses. They are read here and not by nifti_clib's own
/// reader, because that repairs fields without a word and goes by the file's name.
struct RawHeader {
    int version = 1;
    bool swapped = false;  ///< True if the file's byte order is not that of this machine.
    std::int64_t dim[8] = {};
    int dataType = 0;
    double voxelOffset = 0.0;
    bool hasExtension = false;  ///< Whether more of the header follows before the voxels.
    bool compressed = false;
    double slope = 0.0;  ///< scl_slope; 0 means that the values are used as they are stored.
    double intercept = 0.0;
    NiftiPosition position;
    bool isPair = false;  ///< The voxels lie in a second file.
    fs::path voxelFile;   ///< The file that holds the voxels.

    /// Returns the number of volumes, which may be absurd.
    [[nodiscard]] double volumes() const {
        double count = 1.0;
        for (int i = 4; i <= dim[0]; ++i) {
            count *= static_cast<double>(dim[i]);
        }
        return count;
    }
};

/// Returns a header as the file holds it, converted to this machine's byte order if `swap` is true.
/// `Header` is nifti_1_header or nifti_2_header.
template <typename Header>
Header headerFrom(const std::vector<unsigned char>& bytes, bool swap) {
    Header header{};
    std::memcpy(&header, bytes.data(), sizeof header);
    if (swap) {
        swap_nifti_header(&header, std::is_same_v<Header, nifti_1_header> ? 1 : 2);
    }
    return header;
}

std::size_t headerSize(const RawHeader& header) {
    return header.version == 1 ? sizeof(nifti_1_header) : sizeof(nifti_2_header);
}

/// Returns the byte of the voxel file at which voxels may begin: in a pair its first.
double leastOffset(const RawHeader& header) {
    return header.isPair ? 0.0 : static_cast<double>(headerSize(header));
}

/// Returns where the voxels begin in their file. A file of one part that says 0 means the first
/// place that the standard allows, which is after the four bytes that tell whether the header goes
/// on.
std::int64_t voxelsBegin(const RawHeader& header) {
    constexpr std::int64_t kExtensionBytes = 4;
    return header.voxelOffset == 0.0 && !header.isPair
               ? static_cast<std::int64_t>(headerSize(header)) + kExtensionBytes
               : static_cast<std::int64_t>(header.voxelOffset);
}

template <typename Header>
void copyFields(const Header& from, RawHeader& to) {
    std::copy(std::begin(from.dim), std::end(from.dim), std::begin(to.dim));
    to.dataType = from.datatype;
    to.voxelOffset = static_cast<double>(from.vox_offset);
    to.slope = static_cast<double>(from.scl_slope);
    to.intercept = static_cast<double>(from.scl_inter);
    NiftiPosition& position = to.position;
    position.unitCode = from.xyzt_units;
    position.handedness = static_cast<double>(from.pixdim[0]);
    std::copy_n(std::begin(from.pixdim) + 1, 3, position.spacing.begin());
    position.qformCode = from.qform_code;
    position.quaternion = {from.quatern_b, from.quatern_c, from.quatern_d};
    position.offset = {from.qoffset_x, from.qoffset_y, from.qoffset_z};
    position.sformCode = from.sform_code;
    std::copy_n(from.srow_x, 4, position.sform[0].begin());
    std::copy_n(from.srow_y, 4, position.sform[1].begin());
    std::copy_n(from.srow_z, 4, position.sform[2].begin());
}

struct TypeInfo {
    int code;
    const char* name;
    int bytes;
};
constexpr TypeInfo kTypes[] = {{DT_UINT8, "uint8", 1},     {DT_INT8, "int8", 1},
                               {DT_INT16, "int16", 2},     {DT_UINT16, "uint16", 2},
                               {DT_INT32, "int32", 4},     {DT_UINT32, "uint32", 4},
                               {DT_INT64, "int64", 8},     {DT_UINT64, "uint64", 8},
                               {DT_FLOAT32, "float32", 4}, {DT_FLOAT64, "float64", 8}};

const TypeInfo* typeInfo(int code) {
    const auto* found = std::find_if(std::begin(kTypes), std::end(kTypes),
                                     [code](const TypeInfo& type) { return type.code == code; });
    return found == std::end(kTypes) ? nullptr : found;
}

void checkDimensions(const fs::path& path, const RawHeader& header) {
    const std::int64_t rank = header.dim[0];
    if (rank < 1 || rank > 7) {
        throw ScanError(path, MessageId::ScanHeaderDimensions);
    }
    for (int i = 1; i <= rank; ++i) {
        if (header.dim[i] < 1) {
            throw ScanError(path, MessageId::ScanHeaderDimensionNotPositive);
        }
    }
    if (rank < 3 || header.dim[3] < 2 || header.dim[2] < 2 || header.dim[1] < 2) {
        throw ScanError(path, MessageId::ScanFlat);
    }
    double voxels = 1.0;
    for (int i = 1; i <= 3; ++i) {
        voxels *= static_cast<double>(header.dim[i]);
        if (header.dim[i] > kMaximumSide) {
            voxels = std::numeric_limits<double>::infinity();
        }
    }
    if (voxels > kMaximumVoxels) {
        throw ScanError(path, MessageId::ScanTooLarge,
                        {header.dim[1], header.dim[2], header.dim[3]});
    }
}

void checkDataSize(const fs::path& path, const RawHeader& header, const TypeInfo& type) {
    const double voxels = static_cast<double>(header.dim[1]) * static_cast<double>(header.dim[2]) *
                          static_cast<double>(header.dim[3]);
    const double needed =
        static_cast<double>(voxelsBegin(header)) + voxels * header.volumes() * type.bytes;
    std::error_code error;
    const double available = static_cast<double>(fs::file_size(header.voxelFile, error)) *
                             (header.compressed ? kMaximumCompression : 1.0);
    if (error || needed > available) {
        throw ScanError(path, MessageId::ScanShorterThanHeader);
    }
}

/// Enters the file that holds the voxels, if they lie in a second one. Throws ScanError if it
/// cannot be opened.
void findVoxelFile(const fs::path& path, RawHeader& header) {
    header.voxelFile = otherOfPair(path);
    if (header.voxelFile.empty()) {
        header.voxelFile = fs::path(path).replace_extension(".img");
    }
    std::error_code error;
    if (!fs::is_regular_file(header.voxelFile, error)) {
        throw ScanError(path, MessageId::ScanVoxelFileMissing, {header.voxelFile.filename()});
    }
    unsigned char first = 0;
    const GzFile file = openGz(header.voxelFile);
    if (!file || gzread(file.get(), &first, 1) != 1) {
        throw ScanError(path, MessageId::ScanVoxelFileMissing, {header.voxelFile.filename()});
    }
    header.isPair = true;
    header.compressed = gzdirect(file.get()) == 0;
}

RawHeader readRawHeader(const fs::path& path) {
    checkScanFile(path);
    const GzFile file = openGz(path);
    if (!file) {
        throw ScanError(path, MessageId::ScanNotOpened);
    }
    constexpr std::size_t kExtensionFlag = 1;
    std::vector<unsigned char> bytes(sizeof(nifti_2_header) + kExtensionFlag);
    const int got = gzread(file.get(), bytes.data(), static_cast<unsigned>(bytes.size()));
    RawHeader header;
    header.compressed = gzdirect(file.get()) == 0;
    if (got < static_cast<int>(sizeof(nifti_1_header))) {
        throw ScanError(path, MessageId::ScanNotNiftiOrTruncated);
    }
    // The headers of both NIfTI versions begin with their own size, which also reveals the byte
    // order.
    std::int32_t size = 0;
    std::memcpy(&size, bytes.data(), sizeof size);
    std::int32_t swappedSize = size;
    nifti_swap_4bytes(1, &swappedSize);
    constexpr std::int32_t kSize1 = sizeof(nifti_1_header);
    constexpr std::int32_t kSize2 = sizeof(nifti_2_header);
    const bool isNifti1 = size == kSize1 || swappedSize == kSize1;
    const bool isNifti2 = size == kSize2 || swappedSize == kSize2;
    header.swapped = size != kSize1 && size != kSize2;
    const auto first = headerFrom<nifti_1_header>(bytes, header.swapped);
    const auto second = headerFrom<nifti_2_header>(bytes, header.swapped);
    const char* magic = isNifti1 ? first.magic : second.magic;
    const bool hasMagic = magic[0] == 'n' && (magic[1] == '+' || magic[1] == 'i') &&
                          (magic[2] == '1' || magic[2] == '2');
    if ((!isNifti1 && !isNifti2) || (isNifti2 && got < kSize2) || !hasMagic) {
        throw ScanError(path, MessageId::ScanNotNifti);
    }
    if (isNifti1) {
        copyFields(first, header);
    } else {
        header.version = 2;
        copyFields(second, header);
    }
    header.voxelFile = path;
    if (magic[1] == 'i') {
        findVoxelFile(path, header);
    } else {
        header.hasExtension = bytes[headerSize(header)] != 0;
    }
    return header;
}

const TypeInfo& checkedHeader(const fs::path& path, const RawHeader& header) {
    checkDimensions(path, header);
    const TypeInfo* type = typeInfo(header.dataType);
    if (type == nullptr) {
        throw ScanError(path, MessageId::ScanVoxelType, {header.dataType});
    }
    const double minimumOffset = leastOffset(header);
    if (!(header.voxelOffset >= 0.0 && header.voxelOffset < 1e9) ||
        (header.voxelOffset != 0.0 && header.voxelOffset < minimumOffset) ||
        (header.voxelOffset == 0.0 && header.hasExtension)) {
        throw ScanError(path, MessageId::ScanHeaderVoxelOffset);
    }
    checkDataSize(path, header, *type);
    return *type;
}

/// Returns the kind of file in words, for instance "NIfTI-1 pair".
std::string formatText(const RawHeader& raw) {
    return fmt::format("NIfTI-{}{}", raw.version, raw.isPair ? " pair" : "");
}

/// Returns what a header says about the scan; it has been checked already.
ScanInfo describe(const fs::path& path, const RawHeader& raw, const TypeInfo& type,
                  const ScanChoice& choice) {
    ScanInfo info;
    chooseVolume(path, std::span(raw.dim + 4, raw.dim + std::max<std::int64_t>(raw.dim[0] + 1, 4)),
                 choice, info);
    for (std::size_t i = 0; i < 3; ++i) {
        info.size[i] = static_cast<int>(raw.dim[i + 1]);
    }
    NiftiPosition position = raw.position;
    position.size = info.size;
    const ChosenAffine chosen = chooseAffine(position, info.warnings);
    info.affine = chosen.affine;
    info.hasPosition = chosen.isFromFile;
    if (chosen.isFromFile) {
        info.niftiPosition = position;
    }
    info.spacing = Volume({1, 1, 1}, info.affine).spacing();
    for (const double mm : info.spacing) {
        if (mm < 0.01 || mm > 100.0) {
            throw ScanError(path, MessageId::ScanVoxelSize,
                            {MessageArgument::number(fmt::format("{:.4g}", mm))});
        }
    }
    info.axes = axesText(info.affine);
    info.dataType = type.name;
    noteUnusualAxes(info);
    info.format = formatText(raw);
    info.compressed = raw.compressed;
    if (raw.slope != 0.0 && std::isfinite(raw.slope)) {
        info.slope = raw.slope;
        info.intercept = std::isfinite(raw.intercept) ? raw.intercept : 0.0;
    }
    return info;
}

/// Returns the voxels as they are stored, in this machine's byte order. They are read without
/// nifti_clib, which silently replaces values that are no numbers and fills up a file that ends too
/// early.
std::vector<unsigned char> readVoxelBytes(const fs::path& path, const RawHeader& raw,
                                          const TypeInfo& type, int volume) {
    std::vector<unsigned char> bytes(
        static_cast<std::size_t>(raw.dim[1] * raw.dim[2] * raw.dim[3]) *
        static_cast<std::size_t>(type.bytes));
    const std::int64_t first =
        voxelsBegin(raw) + static_cast<std::int64_t>(bytes.size()) * (volume - 1);
    PackedFile file(raw.voxelFile, 0, raw.compressed);
    if (!file.skip(static_cast<std::uint64_t>(first)) || file.read(bytes) != bytes.size() ||
        !file.endsWell(kMaximumTail)) {
        throw ScanError(path, MessageId::ScanTruncated);
    }
    if (raw.swapped && type.bytes > 1) {
        nifti_swap_Nbytes(static_cast<std::int64_t>(bytes.size()) / type.bytes, type.bytes,
                          bytes.data());
    }
    return bytes;
}

template <typename T>
void convert(const std::vector<unsigned char>& bytes, const ScanInfo& info,
             std::vector<float>& voxels) {
    for (std::size_t i = 0; i < voxels.size(); ++i) {
        T value;
        std::memcpy(&value, bytes.data() + i * sizeof(T), sizeof(T));
        voxels[i] = static_cast<float>(static_cast<double>(value) * info.slope + info.intercept);
    }
}

/// Turns stored voxels, in this machine's byte order, into intensities.
void convertAny(int dataType, const std::vector<unsigned char>& bytes, const ScanInfo& info,
                std::vector<float>& voxels) {
    const auto run = [&]<typename T>(T) { convert<T>(bytes, info, voxels); };
    switch (dataType) {
        case DT_UINT8:
            return run(std::uint8_t{});
        case DT_INT8:
            return run(std::int8_t{});
        case DT_INT16:
            return run(std::int16_t{});
        case DT_UINT16:
            return run(std::uint16_t{});
        case DT_INT32:
            return run(std::int32_t{});
        case DT_UINT32:
            return run(std::uint32_t{});
        case DT_INT64:
            return run(std::int64_t{});
        case DT_UINT64:
            return run(std::uint64_t{});
        case DT_FLOAT32:
            return run(float{});
        case DT_FLOAT64:
            return run(double{});
        default:
            break;
    }
}

}  // namespace

bool isNifti(std::span<const unsigned char> bytes) {
    const auto hasMagic = [&bytes](std::size_t at, unsigned char version) {
        return bytes.size() >= at + 3 && bytes[at] == 'n' &&
               (bytes[at + 1] == '+' || bytes[at + 1] == 'i') && bytes[at + 2] == version;
    };
    return bytes.size() >= sizeof(nifti_1_header) &&
           (hasMagic(offsetof(nifti_1_header, magic), '1') ||
            hasMagic(offsetof(nifti_2_header, magic), '2'));
}

ScanInfo readNiftiInfo(const fs::path& path, const ScanChoice& choice) {
    const RawHeader raw = readRawHeader(path);
    return describe(path, raw, checkedHeader(path, raw), choice);
}

Volume readNifti(const fs::path& path, ScanInfo& info, const ScanChoice& choice) {
    const RawHeader raw = readRawHeader(path);
    const TypeInfo& type = checkedHeader(path, raw);
    try {
        info = describe(path, raw, type, choice);
        const std::vector<unsigned char> bytes = readVoxelBytes(path, raw, type, info.volume);
        Volume volume(info.size, info.affine);
        convertAny(raw.dataType, bytes, info, volume.voxels);
        checkScanValues(path, volume, info);
        return volume;
    } catch (const std::bad_alloc&) {
        throw ScanError(path, MessageId::ScanMemory);
    }
}

std::string axesText(const Affine& affine) {
    // The best of the six assignments is taken, because in an oblique scan two axes may lie nearest
    // to the same direction, which must not be named twice.
    static constexpr int kPermutations[6][3] = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2},
                                                {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    const auto cosine = [&affine](std::size_t row, std::size_t column) {
        const double length = std::hypot(affine[0][column], affine[1][column], affine[2][column]);
        return length > 0.0 ? affine[row][column] / length : 0.0;
    };
    const auto* best = std::max_element(
        std::begin(kPermutations), std::end(kPermutations),
        [&](const int(&a)[3], const int(&b)[3]) {
            double sumA = 0.0;
            double sumB = 0.0;
            for (std::size_t column = 0; column < 3; ++column) {
                sumA += std::abs(cosine(static_cast<std::size_t>(a[column]), column));
                sumB += std::abs(cosine(static_cast<std::size_t>(b[column]), column));
            }
            return sumA < sumB;
        });
    std::string text;
    for (std::size_t column = 0; column < 3; ++column) {
        const auto row = static_cast<std::size_t>((*best)[column]);
        const bool positive = cosine(row, column) >= 0.0;
        text += positive ? "RAS"[row] : "LPI"[row];
    }
    return text;
}

namespace {

/// Copies where the voxels lie from the header of a file into a new header, if that means the same
/// affine.
void keepPosition(const NiftiPosition& position, const Volume& volume, nifti_1_header& header) {
    std::vector<Message> ignored;
    if (position.size != volume.size || chooseAffine(position, ignored).affine != volume.affine) {
        return;
    }
    const auto number = [](double value) { return static_cast<float>(value); };
    header.xyzt_units = static_cast<char>(position.unitCode & 7);
    header.pixdim[0] = number(position.handedness);
    std::transform(position.spacing.begin(), position.spacing.end(), header.pixdim + 1, number);
    header.qform_code = static_cast<short>(position.qformCode);
    header.quatern_b = number(position.quaternion[0]);
    header.quatern_c = number(position.quaternion[1]);
    header.quatern_d = number(position.quaternion[2]);
    header.qoffset_x = number(position.offset[0]);
    header.qoffset_y = number(position.offset[1]);
    header.qoffset_z = number(position.offset[2]);
    header.sform_code = static_cast<short>(position.sformCode);
    std::transform(position.sform[0].begin(), position.sform[0].end(), header.srow_x, number);
    std::transform(position.sform[1].begin(), position.sform[1].end(), header.srow_y, number);
    std::transform(position.sform[2].begin(), position.sform[2].end(), header.srow_z, number);
}

}  // namespace

void writeScan(const fs::path& path, const Volume& volume, const std::string& description,
               const NiftiPosition* position) {
    nifti_1_header header{};
    header.sizeof_hdr = 348;
    header.dim[0] = 3;
    header.pixdim[0] = 1.0f;
    const auto spacing = volume.spacing();
    for (std::size_t i = 0; i < 3; ++i) {
        header.dim[i + 1] = static_cast<short>(volume.size[i]);
        header.pixdim[i + 1] = static_cast<float>(spacing[i]);
    }
    std::fill(header.dim + 4, header.dim + 8, static_cast<short>(1));
    header.datatype = DT_FLOAT32;
    header.bitpix = 32;
    header.vox_offset = 352.0f;
    header.scl_slope = 1.0f;
    header.xyzt_units = NIFTI_UNITS_MM;
    std::strncpy(header.descrip, description.c_str(), sizeof header.descrip - 1);
    std::memcpy(header.magic, "n+1", 4);
    header.sform_code = NIFTI_XFORM_SCANNER_ANAT;
    for (std::size_t i = 0; i < 4; ++i) {
        header.srow_x[i] = static_cast<float>(volume.affine[0][i]);
        header.srow_y[i] = static_cast<float>(volume.affine[1][i]);
        header.srow_z[i] = static_cast<float>(volume.affine[2][i]);
    }
    nifti_dmat44 matrix{};
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t column = 0; column < 4; ++column) {
            matrix.m[row][column] = volume.affine[row][column];
        }
    }
    matrix.m[3][3] = 1.0;
    double qb = 0, qc = 0, qd = 0, qx = 0, qy = 0, qz = 0, dx = 0, dy = 0, dz = 0, qfac = 0;
    nifti_dmat44_to_quatern(matrix, &qb, &qc, &qd, &qx, &qy, &qz, &dx, &dy, &dz, &qfac);
    const nifti_dmat44 back = nifti_quatern_to_dmat44(qb, qc, qd, qx, qy, qz, dx, dy, dz, qfac);
    double difference = 0.0;
    for (int row = 0; row < 3; ++row) {
        for (int column = 0; column < 4; ++column) {
            difference =
                std::max(difference, std::abs(back.m[row][column] - matrix.m[row][column]));
        }
    }
    if (difference < 1e-3) {
        header.qform_code = NIFTI_XFORM_SCANNER_ANAT;
        header.pixdim[0] = static_cast<float>(qfac);
        header.quatern_b = static_cast<float>(qb);
        header.quatern_c = static_cast<float>(qc);
        header.quatern_d = static_cast<float>(qd);
        header.qoffset_x = static_cast<float>(qx);
        header.qoffset_y = static_cast<float>(qy);
        header.qoffset_z = static_cast<float>(qz);
    }
    if (position != nullptr) {
        keepPosition(*position, volume, header);
    }

    std::vector<std::byte> content(352 + volume.voxels.size() * sizeof(float));
    std::memcpy(content.data(), &header, sizeof header);
    std::memcpy(content.data() + 352, volume.voxels.data(), volume.voxels.size() * sizeof(float));
    writeFileAtomically(path, [&](const WriteBytes& write) {
        if (path.extension() != ".gz") {
            write(content);
            return;
        }
        z_stream stream{};
        constexpr int kGzipWindow = 15 + 16;
        if (deflateInit2(&stream, 4, Z_DEFLATED, kGzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
            throw FileError(path, MessageId::FileNotCompressed);
        }
        const struct Ender {
            z_stream& stream;
            ~Ender() { deflateEnd(&stream); }
        } ender{stream};
        std::vector<std::byte> packed(1u << 18);
        std::size_t taken = 0;
        int status = Z_OK;
        while (status != Z_STREAM_END) {
            if (stream.avail_in == 0 && taken < content.size()) {
                const std::size_t piece = std::min<std::size_t>(content.size() - taken, 1u << 24);
                stream.next_in = reinterpret_cast<Bytef*>(content.data() + taken);
                stream.avail_in = static_cast<uInt>(piece);
                taken += piece;
            }
            stream.next_out = reinterpret_cast<Bytef*>(packed.data());
            stream.avail_out = static_cast<uInt>(packed.size());
            status = deflate(&stream, taken == content.size() ? Z_FINISH : Z_NO_FLUSH);
            write(std::span(packed.data(), packed.size() - stream.avail_out));
        }
    });
}

}  // namespace disyre
