// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/TestDicom.h"

#include <fmt/format.h>
#include <gdcmImageChangeTransferSyntax.h>
#include <gdcmImageReader.h>
#include <gdcmImageWriter.h>
#include <gdcmSequenceOfItems.h>
#include <gdcmWriter.h>
#include <gtest/gtest.h>
#include <zip.h>

namespace disyre::test {

namespace {

namespace fs = std::filesystem;

void put(gdcm::DataSet& dataSet, std::uint16_t group, std::uint16_t element, gdcm::VR vr,
         std::string value) {
    if (value.empty()) {
        return;
    }
    if (value.size() % 2 != 0) {
        value += vr == gdcm::VR::UI ? '\0' : ' ';
    }
    gdcm::DataElement data(gdcm::Tag(group, element));
    data.SetVR(vr);
    data.SetByteValue(value.data(), static_cast<std::uint32_t>(value.size()));
    dataSet.Replace(data);
}

void putShort(gdcm::DataSet& dataSet, std::uint16_t element, int value) {
    put(dataSet, 0x0028, element, gdcm::VR::US,
        {static_cast<char>(value & 0xff), static_cast<char>(value >> 8)});
}

template <typename Numbers>
std::string written(const Numbers& numbers) {
    std::string text;
    for (const double number : numbers) {
        text += (text.empty() ? "" : "\\") + fmt::format("{:.8g}", number);
    }
    return text;
}

/// Puts a sequence with these items into a data set.
void putItems(gdcm::DataSet& dataSet, std::uint16_t group, std::uint16_t element,
              const std::vector<gdcm::DataSet>& items) {
    const gdcm::SmartPointer<gdcm::SequenceOfItems> sequence = new gdcm::SequenceOfItems;
    sequence->SetLengthToUndefined();
    for (const gdcm::DataSet& each : items) {
        gdcm::Item item;
        item.SetVLToUndefined();
        item.SetNestedDataSet(each);
        sequence->AddItem(item);
    }
    gdcm::DataElement data(gdcm::Tag(group, element));
    data.SetVR(gdcm::VR::SQ);
    data.SetValue(*sequence);
    data.SetVLToUndefined();
    dataSet.Replace(data);
}

void putGeometry(gdcm::DataSet& dataSet, const TestDicom& file) {
    if (file.hasGeometry) {
        put(dataSet, 0x0020, 0x0032, gdcm::VR::DS, written(file.position));
        put(dataSet, 0x0020, 0x0037, gdcm::VR::DS, written(file.orientation));
    }
    put(dataSet, 0x0018, 0x0050, gdcm::VR::DS, fmt::format("{:g}", file.thickness));
    put(dataSet, 0x0028, 0x0030, gdcm::VR::DS, written(file.spacing));
    put(dataSet, 0x0028, 0x1052, gdcm::VR::DS, file.intercept);
    put(dataSet, 0x0028, 0x1053, gdcm::VR::DS, file.slope);
}

/// Puts the functional groups of an enhanced file: what all frames share, and each frame's place.
void putFunctionalGroups(gdcm::DataSet& dataSet, const TestDicom& file) {
    gdcm::DataSet measures;
    put(measures, 0x0028, 0x0030, gdcm::VR::DS, written(file.spacing));
    put(measures, 0x0018, 0x0050, gdcm::VR::DS, fmt::format("{:g}", file.thickness));
    gdcm::DataSet plane;
    put(plane, 0x0020, 0x0037, gdcm::VR::DS, written(file.orientation));
    gdcm::DataSet shared;
    putItems(shared, 0x0028, 0x9110, {measures});
    putItems(shared, 0x0020, 0x9116, {plane});
    putItems(dataSet, 0x5200, 0x9229, {shared});
    std::vector<gdcm::DataSet> frames;
    for (std::size_t i = 0; i < file.framePositions.size(); ++i) {
        gdcm::DataSet position;
        put(position, 0x0020, 0x0032, gdcm::VR::DS, written(file.framePositions[i]));
        gdcm::DataSet frame;
        putItems(frame, 0x0020, 0x9113, {position});
        if (!file.frameSlopes.empty()) {
            gdcm::DataSet rescaling;
            put(rescaling, 0x0028, 0x1052, gdcm::VR::DS, "0");
            put(rescaling, 0x0028, 0x1053, gdcm::VR::DS, fmt::format("{:g}", file.frameSlopes[i]));
            putItems(frame, 0x0028, 0x9145, {rescaling});
        }
        frames.push_back(frame);
    }
    putItems(dataSet, 0x5200, 0x9230, frames);
}

std::string pixelBytes(const TestDicom& file) {
    std::string bytes;
    const auto append = [&](int value) {
        for (int i = 0; i < file.bitsAllocated / 8; ++i) {
            bytes += static_cast<char>((value >> (8 * i)) & 0xff);
        }
    };
    const auto frames = std::max<std::size_t>(1, file.framePositions.size());
    for (std::size_t frame = 0; frame < frames; ++frame) {
        for (int i = 0; i < file.columns * file.rows * file.samples; ++i) {
            const auto place = static_cast<std::size_t>(i);
            append(place < file.stored.size() ? file.stored[place]
                                              : storedValue(file.instance + static_cast<int>(frame),
                                                            i % file.columns, i / file.columns));
        }
    }
    return bytes;
}

void putImage(gdcm::DataSet& dataSet, const TestDicom& file) {
    putShort(dataSet, 0x0002, file.samples);
    putShort(dataSet, 0x0010, file.rows);
    putShort(dataSet, 0x0011, file.columns);
    putShort(dataSet, 0x0100, file.bitsAllocated);
    putShort(dataSet, 0x0101, file.bitsStored);
    putShort(dataSet, 0x0102, file.bitsStored - 1);
    putShort(dataSet, 0x0103, file.isSigned ? 1 : 0);
    put(dataSet, 0x0028, 0x0004, gdcm::VR::CS, file.photometric);
    put(dataSet, 0x0028, 0x2110, gdcm::VR::CS, file.lossy);
    if (!file.framePositions.empty()) {
        put(dataSet, 0x0028, 0x0008, gdcm::VR::IS, std::to_string(file.framePositions.size()));
    }
    if (file.hasPixels) {
        put(dataSet, 0x7fe0, 0x0010, file.bitsAllocated == 8 ? gdcm::VR::OB : gdcm::VR::OW,
            pixelBytes(file));
    }
}

gdcm::DataSet dataSetOf(const TestDicom& file) {
    gdcm::DataSet dataSet;
    const std::string instance =
        file.sopInstance.empty()
            ? fmt::format("{}.{}.{}", file.seriesUid, file.instance, file.patientId.size())
            : file.sopInstance;
    put(dataSet, 0x0008, 0x0005, gdcm::VR::CS, file.characterSet);
    put(dataSet, 0x0008, 0x0008, gdcm::VR::CS, file.imageType);
    put(dataSet, 0x0008, 0x0016, gdcm::VR::UI, file.sopClass);
    put(dataSet, 0x0008, 0x0018, gdcm::VR::UI, instance);
    put(dataSet, 0x0008, 0x0020, gdcm::VR::DA, "20041103");
    put(dataSet, 0x0008, 0x0060, gdcm::VR::CS, file.modality);
    put(dataSet, 0x0008, 0x103e, gdcm::VR::LO, file.description);
    put(dataSet, 0x0010, 0x0010, gdcm::VR::PN, file.patientName);
    put(dataSet, 0x0010, 0x0020, gdcm::VR::LO, file.patientId);
    put(dataSet, 0x0010, 0x0030, gdcm::VR::DA, file.patientBirthDate);
    put(dataSet, 0x0010, 0x1010, gdcm::VR::AS, file.patientAge);
    put(dataSet, 0x0018, 0x0010, gdcm::VR::LO, file.contrastAgent);
    put(dataSet, 0x0018, 0x0020, gdcm::VR::CS, "GR");
    put(dataSet, 0x0018, 0x0023, gdcm::VR::CS, file.acquisitionType);
    put(dataSet, 0x0018, 0x0081, gdcm::VR::DS, "2.98");
    put(dataSet, 0x0018, 0x0086, gdcm::VR::IS, file.echoNumber);
    put(dataSet, 0x0020, 0x000d, gdcm::VR::UI, file.studyUid);
    put(dataSet, 0x0020, 0x000e, gdcm::VR::UI, file.seriesUid);
    put(dataSet, 0x0020, 0x0052, gdcm::VR::UI, file.frameOfReference);
    put(dataSet, 0x0020, 0x0011, gdcm::VR::IS, file.seriesNumber);
    put(dataSet, 0x0020, 0x0012, gdcm::VR::IS, std::to_string(file.acquisition));
    put(dataSet, 0x0020, 0x0013, gdcm::VR::IS, std::to_string(file.instance));
    if (file.framePositions.empty()) {
        putGeometry(dataSet, file);
    } else {
        putFunctionalGroups(dataSet, file);
    }
    if (file.rows > 0) {
        putImage(dataSet, file);
    }
    return dataSet;
}

void writeDataSet(const fs::path& path, const gdcm::DataSet& dataSet,
                  gdcm::TransferSyntax::TSType syntax) {
    gdcm::Writer writer;
    writer.GetFile().SetDataSet(dataSet);
    writer.GetFile().GetHeader().SetDataSetTransferSyntax(syntax);
    writer.SetFileName(path.string().c_str());
    ASSERT_TRUE(writer.Write()) << path;
}

/// Replaces a plain file by one with a compressed image.
void compressFile(const fs::path& path, gdcm::TransferSyntax::TSType syntax) {
    gdcm::ImageReader reader;
    reader.SetFileName(path.string().c_str());
    ASSERT_TRUE(reader.Read()) << path;
    gdcm::ImageChangeTransferSyntax change;
    change.SetTransferSyntax(syntax);
    change.SetInput(reader.GetImage());
    ASSERT_TRUE(change.Change()) << path;
    gdcm::ImageWriter writer;
    writer.SetFile(reader.GetFile());
    writer.SetImage(change.GetOutput());
    writer.SetFileName(path.string().c_str());
    ASSERT_TRUE(writer.Write()) << path;
}

}  // namespace

void writeTestDicom(const fs::path& path, const TestDicom& file, TestSyntax syntax) {
    using Syntax = gdcm::TransferSyntax;
    const gdcm::DataSet dataSet = dataSetOf(file);
    switch (syntax) {
        case TestSyntax::ImplicitLittle:
            return writeDataSet(path, dataSet, Syntax::ImplicitVRLittleEndian);
        case TestSyntax::ExplicitBig:
            return writeDataSet(path, dataSet, Syntax::ExplicitVRBigEndian);
        case TestSyntax::Deflated:
            return writeDataSet(path, dataSet, Syntax::DeflatedExplicitVRLittleEndian);
        default:
            writeDataSet(path, dataSet, Syntax::ExplicitVRLittleEndian);
    }
    switch (syntax) {
        case TestSyntax::Rle:
            return compressFile(path, Syntax::RLELossless);
        case TestSyntax::JpegLossless:
            return compressFile(path, Syntax::JPEGLosslessProcess14_1);
        case TestSyntax::JpegLs:
            return compressFile(path, Syntax::JPEGLSLossless);
        case TestSyntax::Jpeg2000:
            return compressFile(path, Syntax::JPEG2000Lossless);
        default:
            return;
    }
}

void writeTestSeries(const fs::path& folder, int slices,
                     const std::function<void(TestDicom&)>& change) {
    fs::create_directories(folder);
    for (int i = 1; i <= slices; ++i) {
        TestDicom file;
        file.instance = i;
        file.position = {0.0, 0.0, 2.0 * (i - 1)};
        if (change) {
            change(file);
        }
        writeTestDicom(folder / fmt::format("slice-{:03}.dcm", i), file);
    }
}

void writeTestDicomDirectory(const fs::path& path, const std::vector<std::string>& names) {
    std::vector<gdcm::DataSet> records;
    for (const std::string& name : names) {
        gdcm::DataSet record;
        put(record, 0x0004, 0x1430, gdcm::VR::CS, "IMAGE");
        put(record, 0x0004, 0x1500, gdcm::VR::CS, name);
        records.push_back(record);
    }
    gdcm::DataSet dataSet;
    put(dataSet, 0x0004, 0x1130, gdcm::VR::CS, "DISC");
    if (!records.empty()) {
        putItems(dataSet, 0x0004, 0x1220, records);
    }
    gdcm::Writer writer;
    writer.SetCheckFileMetaInformation(false);
    writer.GetFile().SetDataSet(dataSet);
    auto& meta = writer.GetFile().GetHeader();
    put(meta, 0x0002, 0x0002, gdcm::VR::UI, "1.2.840.10008.1.3.10");
    put(meta, 0x0002, 0x0010, gdcm::VR::UI, "1.2.840.10008.1.2.1");
    meta.SetDataSetTransferSyntax(gdcm::TransferSyntax::ExplicitVRLittleEndian);
    writer.SetFileName(path.string().c_str());
    ASSERT_TRUE(writer.Write()) << path;
}

void writeTestZip(const fs::path& path,
                  const std::vector<std::pair<std::string, std::string>>& entries) {
    zipFile archive = zipOpen64(path.string().c_str(), APPEND_STATUS_CREATE);
    ASSERT_NE(archive, nullptr);
    for (const auto& [name, content] : entries) {
        const zip_fileinfo info{};
        ASSERT_EQ(zipOpenNewFileInZip(archive, name.c_str(), &info, nullptr, 0, nullptr, 0, nullptr,
                                      Z_DEFLATED, Z_DEFAULT_COMPRESSION),
                  ZIP_OK);
        ASSERT_EQ(
            zipWriteInFileInZip(archive, content.data(), static_cast<unsigned>(content.size())),
            ZIP_OK);
        ASSERT_EQ(zipCloseFileInZip(archive), ZIP_OK);
    }
    ASSERT_EQ(zipClose(archive, nullptr), ZIP_OK);
}

void truncateFile(const fs::path& path, std::uintmax_t bytes) {
    fs::resize_file(path, bytes);
}

}  // namespace disyre::test
