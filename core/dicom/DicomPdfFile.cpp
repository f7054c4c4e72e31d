// SPDX-License-Identifier: GPL-3.0-or-later
#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dctk.h>

#include <fmt/format.h>

#include <set>

#include "core/dicom/DcmtkObject.h"
#include "core/dicom/DicomOutput.h"

namespace disyre {

namespace {

/// What says who was seen when: the modules Patient, Patient Study and General Study (PS3.3, C.7.1
/// and C.7.2) as far as images carry them.
const std::vector<DcmTagKey>& identifyingFields() {
    static const std::vector<DcmTagKey> kFields{DCM_SpecificCharacterSet,
                                                DCM_PatientName,
                                                DCM_PatientID,
                                                DCM_IssuerOfPatientID,
                                                DCM_PatientBirthDate,
                                                DCM_PatientSex,
                                                DCM_OtherPatientIDsSequence,
                                                DCM_PatientAge,
                                                DCM_PatientSize,
                                                DCM_PatientWeight,
                                                DCM_EthnicGroup,
                                                DCM_PatientIdentityRemoved,
                                                DCM_DeidentificationMethod,
                                                DCM_StudyInstanceUID,
                                                DCM_StudyDate,
                                                DCM_StudyTime,
                                                DCM_StudyID,
                                                DCM_AccessionNumber,
                                                DCM_StudyDescription,
                                                DCM_ReferringPhysicianName};
    return kFields;
}

/// Those that a document must have, be they empty.
void addMissing(DcmDataset& dataset) {
    for (const DcmTagKey& tag :
         {DCM_PatientName, DCM_PatientID, DCM_PatientBirthDate, DCM_PatientSex, DCM_StudyDate,
          DCM_StudyTime, DCM_StudyID, DCM_AccessionNumber, DCM_ReferringPhysicianName,
          DCM_AcquisitionDateTime, DCM_ConceptNameCodeSequence}) {
        if (!dataset.tagExists(tag)) {
            dataset.insertEmptyElement(tag);
        }
    }
}

void addSources(DcmDataset& dataset, const DicomSeries& source) {
    std::set<std::string> named;
    for (const DicomSlice& slice : source.slices) {
        if (!named.insert(slice.header->sopInstance).second) {
            continue;
        }
        DcmItem* item = nullptr;
        dataset.findOrCreateSequenceItem(DCM_SourceInstanceSequence, item, -2);
        item->putAndInsertString(DCM_ReferencedSOPClassUID, slice.header->sopClass.c_str());
        item->putAndInsertString(DCM_ReferencedSOPInstanceUID, slice.header->sopInstance.c_str());
    }
}

}  // namespace

void writeDicomPdf(const std::filesystem::path& file, const DicomSeries& source,
                   std::string_view pdf, const std::string& title) {
    const auto header = sourceHeader(source);
    DcmFileFormat format;
    DcmDataset& dataset = *format.getDataset();
    for (const DcmTagKey& tag : identifyingFields()) {
        (void)header->getDataset()->findAndInsertCopyOfElement(tag, &dataset);
    }
    addMissing(dataset);
    const auto put = [&](const DcmTagKey& tag, const std::string& value) {
        checkDcmtk(dataset.putAndInsertString(tag, value.c_str()), file);
    };
    put(DCM_SOPClassUID, UID_EncapsulatedPDFStorage);
    put(DCM_SOPInstanceUID, newDicomUid());
    put(DCM_SeriesInstanceUID, newDicomUid());
    put(DCM_SeriesNumber, ownSeriesNumber(source, 3));
    const std::string description = fmt::format("{}. {}", title, kDicomNotice);
    put(DCM_SeriesDescription, fitted(description, 64));
    put(DCM_InstanceNumber, "1");
    put(DCM_Modality, "DOC");
    put(DCM_ConversionType, "WSD");
    put(DCM_Manufacturer, "DISYRE Explorer");
    put(DCM_ManufacturerModelName, "DISYRE Explorer");
    put(DCM_SoftwareVersions, DISYRE_VERSION);
    // The pictures are of the patient's head; whether the text names the patient is up to the
    // report.
    put(DCM_BurnedInAnnotation, "YES");
    put(DCM_DocumentTitle, fitted(description, 1024));
    put(DCM_MIMETypeOfEncapsulatedDocument, "application/pdf");
    stampContent(dataset);
    addSources(dataset, source);
    // Values have even lengths; the true one is told apart.
    std::string bytes(pdf);
    bytes.resize(bytes.size() + bytes.size() % 2, '\0');
    checkDcmtk(
        dataset.putAndInsertUint8Array(DCM_EncapsulatedDocument,
                                       reinterpret_cast<const Uint8*>(bytes.data()), bytes.size()),
        file);
    checkDcmtk(
        dataset.putAndInsertUint32(DCM_EncapsulatedDocumentLength, static_cast<Uint32>(pdf.size())),
        file);
    saveObject(format, file);
}

}  // namespace disyre
