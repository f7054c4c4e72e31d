// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/Nifti.h"

#include <fmt/format.h>
#include <nifti2_io.h>
#include <zlib.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <memory>
#include <new>

#include "core/base/Error.h"
#include "core/platform/AtomicFile.h"

namespace disyre {

namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kMaximumSide = 4096;
constexpr double kMaximumVoxels = 1024.0 * 1024.0 * 1024.0;
// Deflate cannot shrink data further than about 1032 to 1.
constexpr double kMaximumCompression = 1100.0;
constexpr const char* kSupported = "Choose a 3-D scan as a .nii or .nii.gz file.";

struct NiftiImageDeleter {
    void operator()(nifti_image* image) const { nifti_image_free(image); }
};
using NiftiImage = std::unique_ptr<nifti_image, NiftiImageDeleter>;

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

/// Header fields that decide how much memory is asked for, checked before nifti_clib, which trusts
/// them, sees the file.
struct RawHeader {
    int version = 1;
    bool swapped = false;
    std::int64_t dim[8] = {};
    int dataType = 0;
    double voxelOffset = 0.0;
    bool compressed = false;
    double spacing[3] = {};
};

template <typename T>
T fieldAt(const std::vector<unsigned char>& bytes, std::size_t offset, bool swap) {
    unsigned char copy[sizeof(T)];
    std::memcpy(copy, bytes.data() + offset, sizeof(T));
    if (swap) {
        std::reverse(copy, copy + sizeof(T));
    }
    T value;
    std::memcpy(&value, copy, sizeof(T));
    return value;
}

struct TypeInfo {
    int code;
    const char* name;
    int bytes;
};
constexpr TypeInfo kTypes[] = {
    {DT_UINT8, "uint8", 1},    {DT_INT8, "int8", 1},       {DT_INT16, "int16", 2},
    {DT_UINT16, "uint16", 2},  {DT_INT32, "int32", 4},     {DT_UINT32, "uint32", 4},
    {DT_INT64, "int64", 8},    {DT_UINT64, "uint64", 8},   {DT_FLOAT32, "float32", 4},
    {DT_FLOAT64, "float64", 8}};

const TypeInfo* typeInfo(int code) {
    const auto* found = std::find_if(std::begin(kTypes), std::end(kTypes),
                                     [code](const TypeInfo& type) { return type.code == code; });
    return found == std::end(kTypes) ? nullptr : found;
}

void checkDimensions(const fs::path& path, const RawHeader& header) {
    const std::int64_t rank = header.dim[0];
    if (rank < 1 || rank > 7) {
        throw ScanError(path, "its header is damaged (number of dimensions)", kSupported);
    }
    int used = 0;
    for (int i = 1; i <= rank; ++i) {
        if (header.dim[i] < 1) {
            throw ScanError(path, "its header is damaged (a dimension is not positive)",
                            kSupported);
        }
        used = header.dim[i] > 1 ? i : used;
    }
    if (used > 3) {
        throw ScanError(path, fmt::format("is a series of {} volumes, not one 3-D scan",
                                          header.dim[4] > 1 ? header.dim[4] : header.dim[used]),
                        "Save the volume you want to look at as a file of its own.");
    }
    if (rank < 3 || header.dim[3] < 2 || header.dim[2] < 2 || header.dim[1] < 2) {
        throw ScanError(path, "is a flat picture, not a 3-D scan", kSupported);
    }
    double voxels = 1.0;
    for (int i = 1; i <= 3; ++i) {
        voxels *= static_cast<double>(header.dim[i]);
        if (header.dim[i] > kMaximumSide) {
            voxels = std::numeric_limits<double>::infinity();
        }
    }
    if (voxels > kMaximumVoxels) {
        throw ScanError(path,
                        fmt::format("claims {} x {} x {} voxels, more than can be worked with",
                                    header.dim[1], header.dim[2], header.dim[3]),
                        "Check the file, or resample the scan first.");
    }
}

void checkDataSize(const fs::path& path, const RawHeader& header, const TypeInfo& type) {
    const double voxels = static_cast<double>(header.dim[1]) *
                          static_cast<double>(header.dim[2]) * static_cast<double>(header.dim[3]);
    const double needed = header.voxelOffset + voxels * type.bytes;
    std::error_code error;
    const double available = static_cast<double>(fs::file_size(path, error)) *
                             (header.compressed ? kMaximumCompression : 1.0);
    if (needed > available) {
        throw ScanError(path, "is truncated: it holds less than its header says",
                        "Copy or export the scan again.");
    }
}

RawHeader readRawHeader(const fs::path& path) {
    std::error_code error;
    if (!fs::exists(path, error)) {
        throw ScanError(path, "does not exist", "Check the name and the folder.");
    }
    if (fs::is_directory(path, error)) {
        throw ScanError(path, "is a folder, not a scan", kSupported);
    }
    if (fs::file_size(path, error) == 0 && !error) {
        throw ScanError(path, "is empty", "Copy or export the scan again.");
    }
    const GzFile file = openGz(path);
    if (!file) {
        throw ScanError(path, "cannot be opened", "Check that you may read it.");
    }
    std::vector<unsigned char> bytes(540);
    const int got = gzread(file.get(), bytes.data(), static_cast<unsigned>(bytes.size()));
    RawHeader header;
    header.compressed = gzdirect(file.get()) == 0;
    if (got < 348) {
        throw ScanError(path, "is no NIfTI file, or a truncated one", kSupported);
    }
    const auto first = fieldAt<std::int32_t>(bytes, 0, false);
    const auto firstSwapped = fieldAt<std::int32_t>(bytes, 0, true);
    const bool isNifti1 = first == 348 || firstSwapped == 348;
    const bool isNifti2 = first == 540 || firstSwapped == 540;
    const std::size_t magic = isNifti1 ? 344 : 4;
    const bool hasMagic = bytes[magic] == 'n' && (bytes[magic + 1] == '+' || bytes[magic + 1] == 'i') &&
                          (bytes[magic + 2] == '1' || bytes[magic + 2] == '2');
    if ((!isNifti1 && !isNifti2) || (isNifti2 && got < 540) || !hasMagic) {
        throw ScanError(path, "is no NIfTI file", kSupported);
    }
    if (bytes[magic + 1] == 'i') {
        throw ScanError(path, "keeps its voxels in a second file (.hdr and .img)",
                        "Convert the pair to one .nii or .nii.gz file.");
    }
    header.version = isNifti1 ? 1 : 2;
    header.swapped = first != 348 && first != 540;
    const bool swap = header.swapped;
    for (std::size_t i = 0; i < 8; ++i) {
        header.dim[i] = isNifti1 ? fieldAt<std::int16_t>(bytes, 40 + 2 * i, swap)
                                 : fieldAt<std::int64_t>(bytes, 16 + 8 * i, swap);
    }
    header.dataType = isNifti1 ? fieldAt<std::int16_t>(bytes, 70, swap)
                               : fieldAt<std::int16_t>(bytes, 12, swap);
    header.voxelOffset = isNifti1
                             ? static_cast<double>(fieldAt<float>(bytes, 108, swap))
                             : static_cast<double>(fieldAt<std::int64_t>(bytes, 168, swap));
    for (std::size_t i = 0; i < 3; ++i) {
        header.spacing[i] = isNifti1
                                ? static_cast<double>(fieldAt<float>(bytes, 80 + 4 * i, swap))
                                : fieldAt<double>(bytes, 112 + 8 * i, swap);
    }
    return header;
}

const TypeInfo& checkedHeader(const fs::path& path, const RawHeader& header) {
    checkDimensions(path, header);
    const TypeInfo* type = typeInfo(header.dataType);
    if (type == nullptr) {
        throw ScanError(path,
                        fmt::format("stores voxels of a kind (NIfTI code {}) that is no grey-value "
                                    "scan",
                                    header.dataType),
                        "Colour, complex and binary images cannot be opened.");
    }
    const double minimumOffset = header.version == 1 ? 348.0 : 540.0;
    if (!(header.voxelOffset >= 0.0 && header.voxelOffset < 1e9) ||
        (header.voxelOffset != 0.0 && header.voxelOffset < minimumOffset)) {
        throw ScanError(path, "its header is damaged (where the voxels begin)", kSupported);
    }
    for (const double mm : header.spacing) {
        if (!std::isfinite(mm) || std::abs(mm) > 1000.0) {
            throw ScanError(path, "its header is damaged (voxel spacing)", kSupported);
        }
    }
    checkDataSize(path, header, *type);
    return *type;
}

bool usable(const Affine& affine) {
    for (const auto& row : affine) {
        for (const double value : row) {
            if (!std::isfinite(value) || std::abs(value) > 1e6) {
                return false;
            }
        }
    }
    return Volume({1, 1, 1}, affine).voxelMillilitres() > 1e-9;
}

Affine toAffine(const nifti_dmat44& matrix) {
    Affine affine{};
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t column = 0; column < 4; ++column) {
            affine[row][column] = matrix.m[row][column];
        }
    }
    return affine;
}

/// The sform where it is set, else the qform, else voxels centred on the origin.
Affine chooseAffine(const nifti_image& image, std::vector<std::string>& warnings) {
    double unit = 1.0;
    if (image.xyz_units == NIFTI_UNITS_METER) {
        unit = 1000.0;
    } else if (image.xyz_units == NIFTI_UNITS_MICRON) {
        unit = 0.001;
    }
    const auto scaled = [unit](Affine affine) {
        for (auto& row : affine) {
            for (double& value : row) {
                value *= unit;
            }
        }
        return affine;
    };
    const Affine sform = scaled(toAffine(image.sto_xyz));
    const Affine qform = scaled(toAffine(image.qto_xyz));
    const bool hasSform = image.sform_code > 0 && usable(sform);
    const bool hasQform = image.qform_code > 0 && usable(qform);
    if (hasSform && hasQform) {
        double difference = 0.0;
        for (std::size_t row = 0; row < 3; ++row) {
            for (std::size_t column = 0; column < 3; ++column) {
                difference = std::max(difference, std::abs(sform[row][column] - qform[row][column]));
            }
        }
        if (difference > 0.05) {
            warnings.emplace_back(
                "The file states two different positions (sform and qform); the sform is used.");
        }
    }
    if (hasSform) {
        return sform;
    }
    if (hasQform) {
        return qform;
    }
    warnings.emplace_back(
        "The file does not say how the patient lay; left and right cannot be trusted.");
    std::array<double, 3> spacing{image.dx, image.dy, image.dz};
    std::array<double, 3> origin{};
    const std::int64_t sides[3] = {image.nx, image.ny, image.nz};
    for (std::size_t i = 0; i < 3; ++i) {
        spacing[i] = std::isfinite(spacing[i]) && spacing[i] != 0.0 ? std::abs(spacing[i]) : 1.0;
        origin[i] = -spacing[i] * static_cast<double>(sides[i] - 1) / 2.0;
    }
    return scaled(axisAlignedAffine(spacing, origin));
}

ScanInfo describe(const fs::path& path, const RawHeader& raw, const TypeInfo& type,
                  const nifti_image& image) {
    ScanInfo info;
    for (std::size_t i = 0; i < 3; ++i) {
        info.size[i] = static_cast<int>(raw.dim[i + 1]);
    }
    info.affine = chooseAffine(image, info.warnings);
    info.spacing = Volume({1, 1, 1}, info.affine).spacing();
    for (const double mm : info.spacing) {
        if (mm < 0.01 || mm > 100.0) {
            throw ScanError(path, fmt::format("claims voxels of {:.4g} mm", mm),
                            "Check the file's voxel spacing.");
        }
    }
    info.axes = axesText(info.affine);
    info.dataType = type.name;
    info.niftiVersion = raw.version;
    info.compressed = raw.compressed;
    if (image.scl_slope != 0.0 && std::isfinite(image.scl_slope) &&
        std::isfinite(image.scl_inter)) {
        info.slope = image.scl_slope;
        info.intercept = image.scl_inter;
    }
    return info;
}

/// The voxels as stored, read by ourselves: nifti_clib replaces what is no number without a word,
/// and fills up a file that ends too early.
std::vector<unsigned char> readVoxelBytes(const fs::path& path, const RawHeader& raw,
                                          const TypeInfo& type) {
    const GzFile file = openGz(path);
    const double headerEnd = raw.version == 1 ? 348.0 : 540.0;
    const auto offset = static_cast<z_off_t>(std::max(raw.voxelOffset, headerEnd));
    std::vector<unsigned char> bytes(static_cast<std::size_t>(raw.dim[1] * raw.dim[2] * raw.dim[3]) *
                                     static_cast<std::size_t>(type.bytes));
    bool whole = file && gzseek(file.get(), offset, SEEK_SET) == offset;
    constexpr std::size_t kPiece = 1u << 24;
    for (std::size_t done = 0; whole && done < bytes.size();) {
        const auto want = static_cast<unsigned>(std::min(kPiece, bytes.size() - done));
        const int got = gzread(file.get(), bytes.data() + done, want);
        whole = got == static_cast<int>(want);
        done += want;
    }
    if (!whole) {
        throw ScanError(path, "is truncated or damaged: its voxels cannot be read to the end",
                        "Copy or export the scan again.");
    }
    return bytes;
}

template <typename T>
void convert(std::vector<unsigned char>& bytes, bool swapped, const ScanInfo& info,
             std::vector<float>& voxels) {
    for (std::size_t i = 0; i < voxels.size(); ++i) {
        unsigned char* first = bytes.data() + i * sizeof(T);
        if (swapped) {
            std::reverse(first, first + sizeof(T));
        }
        T value;
        std::memcpy(&value, first, sizeof(T));
        voxels[i] = static_cast<float>(static_cast<double>(value) * info.slope + info.intercept);
    }
}

void convertAny(int dataType, std::vector<unsigned char>& bytes, bool swapped, const ScanInfo& info,
                std::vector<float>& voxels) {
    const auto run = [&]<typename T>(T) { convert<T>(bytes, swapped, info, voxels); };
    switch (dataType) {
        case DT_UINT8: return run(std::uint8_t{});
        case DT_INT8: return run(std::int8_t{});
        case DT_INT16: return run(std::int16_t{});
        case DT_UINT16: return run(std::uint16_t{});
        case DT_INT32: return run(std::int32_t{});
        case DT_UINT32: return run(std::uint32_t{});
        case DT_INT64: return run(std::int64_t{});
        case DT_UINT64: return run(std::uint64_t{});
        case DT_FLOAT32: return run(float{});
        case DT_FLOAT64: return run(double{});
        default: break;
    }
}

void checkValues(const fs::path& path, Volume& volume, ScanInfo& info) {
    std::size_t broken = 0;
    float low = std::numeric_limits<float>::max();
    float high = std::numeric_limits<float>::lowest();
    for (float& value : volume.voxels) {
        if (!std::isfinite(value)) {
            value = 0.0f;
            ++broken;
            continue;
        }
        low = std::min(low, value);
        high = std::max(high, value);
    }
    if (broken == volume.voxels.size()) {
        throw ScanError(path, "holds no number in any voxel (all are NaN or infinite)",
                        "Export the scan again.");
    }
    info.notFinite = broken;
    if (broken > 0) {
        info.warnings.push_back(fmt::format(
            "{} voxels held no number (NaN or infinite); they are taken as 0.", broken));
    }
    if (!(low < high)) {
        throw ConstantScanError(
            path, fmt::format("is constant: every voxel is {:g}", low),
            "Choose a scan with an image in it, or a mask that marks something.");
    }
}

}  // namespace

namespace {

/// Everything but the voxels.
ScanInfo readInfo(const fs::path& path, const RawHeader& raw, const TypeInfo& type) {
    nifti_set_debug_level(0);
    constexpr int kHeaderOnly = 0;
    const NiftiImage image(nifti_image_read(path.string().c_str(), kHeaderOnly));
    if (!image) {
        throw ScanError(path, "is no NIfTI file that can be read", kSupported);
    }
    return describe(path, raw, type, *image);
}

}  // namespace

ScanInfo readScanInfo(const fs::path& path) {
    const RawHeader raw = readRawHeader(path);
    return readInfo(path, raw, checkedHeader(path, raw));
}

Volume readScan(const fs::path& path, ScanInfo* infoOut) {
    const RawHeader raw = readRawHeader(path);
    const TypeInfo& type = checkedHeader(path, raw);
    try {
        ScanInfo info = readInfo(path, raw, type);
        std::vector<unsigned char> bytes = readVoxelBytes(path, raw, type);
        Volume volume(info.size, info.affine);
        convertAny(raw.dataType, bytes, raw.swapped, info, volume.voxels);
        checkValues(path, volume, info);
        if (infoOut != nullptr) {
            *infoOut = std::move(info);
        }
        return volume;
    } catch (const std::bad_alloc&) {
        throw ScanError(path, "does not fit in this machine's memory",
                        "Close other programs, or resample the scan first.");
    }
}

std::string axesText(const Affine& affine) {
    // The best of the six assignments, so that no axis is named twice for an oblique scan.
    static constexpr int kPermutations[6][3] = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2},
                                                {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    const auto cosine = [&affine](std::size_t row, std::size_t column) {
        const double length =
            std::hypot(affine[0][column], affine[1][column], affine[2][column]);
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

void writeScan(const fs::path& path, const Volume& volume, const std::string& description) {
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
    const nifti_dmat44 back =
        nifti_quatern_to_dmat44(qb, qc, qd, qx, qy, qz, dx, dy, dz, qfac);
    double difference = 0.0;
    for (int row = 0; row < 3; ++row) {
        for (int column = 0; column < 4; ++column) {
            difference = std::max(difference, std::abs(back.m[row][column] - matrix.m[row][column]));
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
            throw FileError(path, "cannot be compressed: not enough memory");
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
