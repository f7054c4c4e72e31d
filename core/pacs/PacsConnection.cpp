// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pacs/PacsConnection.h"

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dctk.h>
#include <dcmtk/dcmnet/scu.h>
#include <dcmtk/dcmtls/tlsscu.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>
#include <set>
#include <utility>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/pacs/DicomWeb.h"
#include "core/platform/FolderInMaking.h"

namespace disyre {

namespace fs = std::filesystem;

namespace {

constexpr Sint32 kConnectSeconds = 10;
constexpr Uint32 kAnswerSeconds = 30;

using Syntaxes = std::vector<const char*>;
const Syntaxes kPlain{UID_LittleEndianExplicitTransferSyntax,
                      UID_LittleEndianImplicitTransferSyntax};
const Syntaxes kCompressed{UID_JPEGProcess14SV1TransferSyntax, UID_JPEGLSLosslessTransferSyntax,
                           UID_JPEG2000LosslessOnlyTransferSyntax, UID_RLELosslessTransferSyntax,
                           UID_DeflatedExplicitVRLittleEndianTransferSyntax};
/// The kinds of objects that are received.
const std::vector<const char*> kKinds{UID_MRImageStorage,
                                      UID_EnhancedMRImageStorage,
                                      UID_LegacyConvertedEnhancedMRImageStorage,
                                      UID_CTImageStorage,
                                      UID_SegmentationStorage,
                                      UID_ParametricMapStorage,
                                      UID_EncapsulatedPDFStorage,
                                      UID_SecondaryCaptureImageStorage};

OFList<OFString> listOf(const Syntaxes& syntaxes) {
    OFList<OFString> list;
    for (const char* each : syntaxes) {
        list.push_back(each);
    }
    return list;
}

/// What DCMTK says, in one line; its reasons have several.
std::string reasonOf(const OFCondition& condition) {
    std::string text = condition.text();
    std::replace(text.begin(), text.end(), '\n', ' ');
    std::replace(text.begin(), text.end(), '\r', ' ');
    return text;
}

/// DCMTK reports on the standard error what the program says itself.
void silence() {
    static std::once_flag once;
    std::call_once(once, [] { OFLog::configure(OFLogger::OFF_LOG_LEVEL); });
}

/// Keeps what a C-GET brings, each object as a file.
class Receiver {
public:
    Receiver(fs::path folder, PacsProgress progress, StopToken stop, std::size_t total)
        : folder_(std::move(folder)),
          progress_(std::move(progress)),
          stop_(std::move(stop)),
          total_(total) {}

    /// @return whether the object was kept.
    bool take(DcmDataset& object) {
        OFString uid;
        (void)object.findAndGetOFString(DCM_SOPInstanceUID, uid);
        const std::string name = uid.c_str();
        // It becomes the name of a file, so a server must not choose anything else.
        if (name.empty() || name.find_first_not_of("0123456789.") != std::string::npos) {
            return false;
        }
        const fs::path file = folder_ / (name + ".dcm");
        DcmFileFormat format(&object, OFFalse);
        if (format.saveFile(file.string().c_str(), object.getOriginalXfer()).bad()) {
            return false;
        }
        names_.insert(file.filename());
        if (progress_) {
            progress_(names_.size(), total_);
        }
        return true;
    }
    [[nodiscard]] bool isStopped() const { return stop_.stopRequested(); }
    [[nodiscard]] const std::set<fs::path>& names() const { return names_; }

private:
    fs::path folder_;
    PacsProgress progress_;
    StopToken stop_;
    std::size_t total_;
    std::set<fs::path> names_;
};

/// One of DCMTK's two clients (plain, and with TLS), which hands what it receives to a receiver.
template <typename Client>
class Receiving : public Client {
public:
    using Client::Client;

    void setReceiver(Receiver* receiver) { receiver_ = receiver; }

    OFCondition handleSTORERequest(const T_ASC_PresentationContextID, DcmDataset* object,
                                   OFBool& goesOn, Uint16& status) override {
        const bool isKept = receiver_ != nullptr && object != nullptr && receiver_->take(*object);
        status = isKept ? STATUS_Success : STATUS_STORE_Refused_OutOfResources;
        goesOn = receiver_ == nullptr || !receiver_->isStopped();
        return EC_Normal;
    }

private:
    Receiver* receiver_ = nullptr;
};

class PlainClient : public Receiving<DcmSCU> {};
class SecureClient : public Receiving<DcmTLSSCU> {
public:
    explicit SecureClient(const PacsServer& server)
        : Receiving<DcmTLSSCU>(server.address.c_str(), server.title.c_str(),
                               static_cast<Uint16>(server.port)) {
        if (!server.certificates.empty()) {
            addTrustedCertFile(server.certificates.c_str());
        }
        setPeerCertVerification(DCV_requireCertificate);
    }
};

/// A connection to a server.
class Connection {
public:
    explicit Connection(const PacsServer& server) : server_(server) {
        silence();
        if (!isUsable(server)) {
            throw SettingsError(MessageId::ServerNotUsable, {server.name});
        }
        if (server.usesTls) {
            std::error_code error;
            if (!fs::is_regular_file(server.certificates, error)) {
                throw Error(MessageId::ServerNoTls, {server.name, server.certificates});
            }
            auto client = std::make_unique<SecureClient>(server);
            setReceiver_ = [client = client.get()](Receiver* receiver) {
                client->setReceiver(receiver);
            };
            client_ = std::move(client);
        } else {
            auto client = std::make_unique<PlainClient>();
            setReceiver_ = [client = client.get()](Receiver* receiver) {
                client->setReceiver(receiver);
            };
            client_ = std::move(client);
        }
        client_->setPeerHostName(server.address.c_str());
        client_->setPeerPort(static_cast<Uint16>(server.port));
        client_->setPeerAETitle(server.title.c_str());
        client_->setAETitle(server.ownTitle.c_str());
        client_->setConnectionTimeout(kConnectSeconds);
        client_->setACSETimeout(kAnswerSeconds);
        client_->setDIMSETimeout(kAnswerSeconds);
        client_->setDIMSEBlockingMode(DIMSE_NONBLOCKING);
    }
    ~Connection() {
        if (client_->isConnected()) {
            (void)client_->releaseAssociation();
        }
    }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    void offer(const char* kind, const Syntaxes& syntaxes = kPlain, bool receives = false) {
        (void)client_->addPresentationContext(kind, listOf(syntaxes),
                                              receives ? ASC_SC_ROLE_SCP : ASC_SC_ROLE_DEFAULT);
    }

    void open() {
        OFCondition answer = client_->initNetwork();
        if (answer.bad()) {
            throw Error(server_.usesTls ? MessageId::ServerNoTls : MessageId::ServerFailed,
                        {server_.name, reasonOf(answer)});
        }
        answer = client_->negotiateAssociation();
        if (answer.good()) {
            return;
        }
        if (answer == NET_EC_NoAcceptablePresentationContexts) {
            throw Error(MessageId::ServerFailed, {server_.name, reasonOf(answer)});
        }
        if (answer == DUL_ASSOCIATIONREJECTED || answer == DUL_PEERABORTEDASSOCIATION) {
            throw Error(MessageId::ServerRefused,
                        {server_.name, reasonOf(answer), server_.title, server_.ownTitle});
        }
        throw Error(MessageId::ServerUnreachable,
                    {server_.name, server_.address, server_.port, reasonOf(answer)});
    }

    /// Returns the number under which a kind was accepted. Throws Error if the server does not do
    /// it.
    [[nodiscard]] T_ASC_PresentationContextID accepted(const char* kind) {
        const T_ASC_PresentationContextID id = client_->findAnyPresentationContextID(kind, "");
        if (id == 0) {
            throw Error(MessageId::ServerFailed,
                        {server_.name, dcmFindNameOfUID(kind, "not accepted")});
        }
        return id;
    }

    /// Throws Error unless an answer is good.
    void check(const OFCondition& answer) const {
        if (answer.good()) {
            return;
        }
        throw Error(isRefusal(answer) ? MessageId::ServerFailed : MessageId::ServerLost,
                    {server_.name, reasonOf(answer)});
    }
    /// Some servers end the connection where they mean to refuse a request, which looks as if they
    /// had gone away. But then they still answer.
    [[nodiscard]] bool isRefusal(const OFCondition& answer) const {
        if (answer != DUL_PEERABORTEDASSOCIATION) {
            return false;
        }
        try {
            askForEcho(server_);
            return true;
        } catch (const Error&) {
            return false;
        }
    }
    void checkStatus(Uint16 status) const {
        if (status != STATUS_Success && !DICOM_WARNING_STATUS(status)) {
            throw Error(MessageId::ServerFailed, {server_.name, fmt::format("{:#06x}", status)});
        }
    }

    [[nodiscard]] DcmSCU& client() { return *client_; }
    void setReceiver(Receiver* receiver) { setReceiver_(receiver); }
    [[nodiscard]] const PacsServer& server() const { return server_; }

private:
    PacsServer server_;
    std::unique_ptr<DcmSCU> client_;
    std::function<void(Receiver*)> setReceiver_;
};

std::string textOf(DcmDataset& dataset, const DcmTagKey& tag) {
    OFString text;
    (void)dataset.findAndGetOFStringArray(tag, text);
    return text.c_str();
}

int numberOf(DcmDataset& dataset, const DcmTagKey& tag) {
    Sint32 number = 0;
    (void)dataset.findAndGetSint32(tag, number);
    return static_cast<int>(number);
}

/// Asks for all data sets that match.
std::vector<std::unique_ptr<DcmDataset>> find(Connection& connection, DcmDataset& keys) {
    OFList<QRResponse*> responses;
    const OFCondition answer = connection.client().sendFINDRequest(
        connection.accepted(UID_FINDStudyRootQueryRetrieveInformationModel), &keys, &responses);
    std::vector<std::unique_ptr<DcmDataset>> found;
    Uint16 status = STATUS_Success;
    for (QRResponse* response : responses) {
        const std::unique_ptr<QRResponse> owned(response);
        status = owned->m_status;
        if (owned->m_dataset != nullptr && DICOM_PENDING_STATUS(owned->m_status)) {
            found.emplace_back(std::exchange(owned->m_dataset, nullptr));
            (void)found.back()->convertToUTF8();
        }
    }
    connection.check(answer);
    connection.checkStatus(status);
    return found;
}

void put(DcmDataset& dataset, const DcmTagKey& tag, const std::string& value = {}) {
    (void)dataset.putAndInsertString(tag, value.c_str());
}

}  // namespace

void askForEcho(const PacsServer& server) {
    if (server.kind == PacsKind::DicomWeb) {
        dicomweb::askForEcho(server);
        return;
    }
    Connection connection(server);
    connection.offer(UID_VerificationSOPClass);
    connection.open();
    connection.check(
        connection.client().sendECHORequest(connection.accepted(UID_VerificationSOPClass)));
}

std::vector<PacsSeries> findSeries(const PacsServer& server, const PacsQuery& query,
                                   const StopToken& stop) {
    if (server.kind == PacsKind::DicomWeb) {
        return dicomweb::findSeries(server, query, stop);
    }
    Connection connection(server);
    connection.offer(UID_FINDStudyRootQueryRetrieveInformationModel);
    stop.throwIfStopped();
    connection.open();
    DcmDataset studies;
    put(studies, DCM_SpecificCharacterSet, "ISO_IR 192");
    put(studies, DCM_QueryRetrieveLevel, "STUDY");
    put(studies, DCM_StudyInstanceUID);
    put(studies, DCM_PatientName, query.patientName);
    put(studies, DCM_PatientID, query.patientId);
    put(studies, DCM_StudyDate, query.studyDate);
    put(studies, DCM_StudyDescription);
    std::vector<PacsSeries> list;
    for (const auto& study : find(connection, studies)) {
        stop.throwIfStopped();
        DcmDataset keys;
        put(keys, DCM_QueryRetrieveLevel, "SERIES");
        put(keys, DCM_StudyInstanceUID, textOf(*study, DCM_StudyInstanceUID));
        put(keys, DCM_SeriesInstanceUID);
        put(keys, DCM_Modality, query.modality);
        put(keys, DCM_SeriesDescription);
        put(keys, DCM_SeriesNumber);
        put(keys, DCM_NumberOfSeriesRelatedInstances);
        for (const auto& each : find(connection, keys)) {
            PacsSeries series;
            series.studyUid = textOf(*study, DCM_StudyInstanceUID);
            series.patientName = textOf(*study, DCM_PatientName);
            series.patientId = textOf(*study, DCM_PatientID);
            series.studyDate = textOf(*study, DCM_StudyDate);
            series.studyDescription = textOf(*study, DCM_StudyDescription);
            series.seriesUid = textOf(*each, DCM_SeriesInstanceUID);
            series.modality = textOf(*each, DCM_Modality);
            series.description = textOf(*each, DCM_SeriesDescription);
            series.number = numberOf(*each, DCM_SeriesNumber);
            series.images = numberOf(*each, DCM_NumberOfSeriesRelatedInstances);
            list.push_back(series);
        }
    }
    return list;
}

std::vector<fs::path> fetchSeries(const PacsServer& server, const PacsSeries& series,
                                  const fs::path& folder, const PacsProgress& progress,
                                  const StopToken& stop) {
    if (server.kind == PacsKind::DicomWeb) {
        silence();
        return dicomweb::fetchSeries(server, series, folder, progress, stop);
    }
    FolderInMaking making(folder.parent_path(), folder.filename().string());
    Receiver receiver(making.path(), progress, stop,
                      static_cast<std::size_t>(std::max(0, series.images)));
    Connection connection(server);
    connection.setReceiver(&receiver);
    connection.offer(UID_GETStudyRootQueryRetrieveInformationModel);
    for (const char* kind : kKinds) {
        connection.offer(kind, kPlain, true);
        connection.offer(kind, kCompressed, true);
    }
    stop.throwIfStopped();
    connection.open();
    DcmDataset keys;
    put(keys, DCM_QueryRetrieveLevel, "SERIES");
    put(keys, DCM_StudyInstanceUID, series.studyUid);
    put(keys, DCM_SeriesInstanceUID, series.seriesUid);
    OFList<RetrieveResponse*> responses;
    const OFCondition answer = connection.client().sendCGETRequest(
        connection.accepted(UID_GETStudyRootQueryRetrieveInformationModel), &keys, &responses);
    Uint16 status = STATUS_Success;
    Uint16 failed = 0;
    for (RetrieveResponse* response : responses) {
        const std::unique_ptr<RetrieveResponse> owned(response);
        status = owned->m_status;
        failed = owned->m_numberOfFailedSubops;
    }
    stop.throwIfStopped();
    connection.check(answer);
    connection.checkStatus(status);
    if (receiver.names().empty() && failed == 0) {
        throw Error(MessageId::ServerNothingThere, {server.name});
    }
    const auto expected = static_cast<std::size_t>(std::max(0, series.images));
    if (failed > 0 || (expected > 0 && receiver.names().size() < expected)) {
        throw Error(
            MessageId::ServerFailed,
            {server.name, fmt::format("{} / {}", receiver.names().size(),
                                      std::max(expected, receiver.names().size() + failed))});
    }
    making.finish();
    std::vector<fs::path> files;
    for (const fs::path& name : receiver.names()) {
        files.push_back(folder / name);
    }
    return files;
}

void storeFiles(const PacsServer& server, const std::vector<fs::path>& files,
                const PacsProgress& progress, const StopToken& stop) {
    if (server.kind == PacsKind::DicomWeb) {
        dicomweb::storeFiles(server, files, progress, stop);
        return;
    }
    Connection connection(server);
    // A file is sent as it is stored.
    std::set<std::pair<std::string, std::string>> kinds;
    for (const fs::path& file : files) {
        stop.throwIfStopped();
        DcmMetaInfo meta;
        const OFCondition read = meta.loadFile(file.string().c_str());
        OFString kind;
        OFString syntax;
        (void)meta.findAndGetOFString(DCM_MediaStorageSOPClassUID, kind);
        (void)meta.findAndGetOFString(DCM_TransferSyntaxUID, syntax);
        if (read.bad() || kind.empty() || syntax.empty()) {
            throw FileError(file, MessageId::DicomNotDicom);
        }
        if (kinds.emplace(kind.c_str(), syntax.c_str()).second) {
            connection.offer(kind.c_str(), {syntax.c_str()});
        }
    }
    connection.open();
    std::size_t done = 0;
    for (const fs::path& file : files) {
        stop.throwIfStopped();
        Uint16 status = STATUS_Success;
        const OFCondition answer =
            connection.client().sendSTORERequest(0, file.string().c_str(), nullptr, status);
        const bool isRefused =
            answer == DIMSE_NOVALIDPRESENTATIONCONTEXTID || connection.isRefusal(answer) ||
            (answer.good() && status != STATUS_Success && !DICOM_WARNING_STATUS(status));
        if (isRefused) {
            throw Error(MessageId::ServerNotStored,
                        {server.name, file.filename().string(),
                         answer.bad() ? reasonOf(answer) : fmt::format("{:#06x}", status), done,
                         files.size()});
        }
        connection.check(answer);
        ++done;
        if (progress) {
            progress(done, files.size());
        }
    }
}

}  // namespace disyre
