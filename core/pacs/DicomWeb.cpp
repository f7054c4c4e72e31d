// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pacs/DicomWeb.h"

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dctk.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/Error.h"
#include "core/base/Json.h"
#include "core/base/MessageId.h"
#include "core/pacs/HttpRequest.h"
#include "core/pacs/MultipartReader.h"
#include "core/platform/AtomicFile.h"
#include "core/platform/FolderInMaking.h"

namespace disyre::dicomweb {

namespace fs = std::filesystem;

namespace {

/// Of one DICOM file that is sent or received, in bytes.
constexpr std::size_t kLargestFile = std::size_t{2} << 30U;
constexpr long kOk = 200;
constexpr long kNoContent = 204;
const std::string kWantsJson = "Accept: application/dicom+json";

/// Whether a text is a UID. It becomes part of a URL or the name of a file, so a server must not
/// choose anything else.
bool isUid(const std::string& text) {
    return !text.empty() && text.size() <= 64 && text.front() != '.' && text.back() != '.' &&
           text.find("..") == std::string::npos &&
           text.find_first_not_of("0123456789.") == std::string::npos;
}

std::string meaningOf(long status) {
    switch (status) {
        case 401:
            return "401 Unauthorized: user name or password";
        case 403:
            return "403 Forbidden";
        case 404:
            return "404 Not Found";
        default:
            return std::to_string(status);
    }
}

/// Returns the values of an attribute of DICOM JSON (PS3.18, annex F); null if it has none.
const Json* valuesOf(const Json& object, const char* tag) {
    if (!object.is_object()) {
        return nullptr;
    }
    const auto attribute = object.find(tag);
    if (attribute == object.end() || !attribute->is_object()) {
        return nullptr;
    }
    const auto values = attribute->find("Value");
    return values != attribute->end() && values->is_array() && !values->empty() ? &*values
                                                                                : nullptr;
}

std::string textOf(const Json& object, const char* tag) {
    const Json* values = valuesOf(object, tag);
    if (values == nullptr) {
        return {};
    }
    const Json& first = values->front();
    if (first.is_string()) {
        return first.get<std::string>();
    }
    if (first.is_number_integer()) {
        return std::to_string(first.get<std::int64_t>());
    }
    if (first.is_object()) {  // A person's name.
        const auto name = first.find("Alphabetic");
        return name != first.end() && name->is_string() ? name->get<std::string>() : std::string();
    }
    return {};
}

int numberOf(const Json& object, const char* tag) {
    return static_cast<int>(std::strtol(textOf(object, tag).c_str(), nullptr, 10));
}

/// Asks QIDO-RS for all that matches.
Json search(const PacsServer& server, const std::string& path, const StopToken& stop) {
    HttpRequest request;
    request.path = path;
    request.headers = {kWantsJson};
    const HttpAnswer answer = ask(server, request, stop);
    if (answer.status == kNoContent) {
        return Json::array();
    }
    if (answer.status != kOk) {
        throw Error(MessageId::ServerFailed, {server.name, meaningOf(answer.status)});
    }
    Json list = parseJson(answer.body);
    if (!list.is_array()) {
        throw Error(MessageId::ServerFailed, {server.name, "not DICOM JSON"});
    }
    return list;
}

/// Returns a condition of a query; empty if there is none.
std::string condition(const char* key, const std::string& value) {
    if (value.empty()) {
        return {};
    }
    // A star may stand in a query as it is (RFC 3986), and some servers do not know it otherwise.
    std::string escaped = urlEscaped(value);
    for (std::size_t at = escaped.find("%2A"); at != std::string::npos; at = escaped.find("%2A")) {
        escaped.replace(at, 3, "*");
    }
    return fmt::format("&{}={}", key, escaped);
}

/// Keeps what WADO-RS brings, each part as a file.
class Parts {
public:
    Parts(const PacsServer& server, const PacsSeries& series, fs::path folder,
          PacsProgress progress, StopToken stop)
        : server_(server),
          series_(series),
          folder_(std::move(folder)),
          progress_(std::move(progress)),
          stop_(std::move(stop)) {}

    void take(std::string_view bytes) {
        stop_.throwIfStopped();
        const fs::path fresh = folder_ / "part";
        std::ofstream file(fresh, std::ios::binary | std::ios::trunc);
        file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        file.close();
        if (!file) {
            throw FileError(fresh, MessageId::FileNotWrittenToDisk);
        }
        const std::string uid = uidOf(fresh);
        if (uid.empty()) {
            throw Error(MessageId::ServerFailed,
                        {server_.name, "a part is no DICOM object of the series"});
        }
        fs::rename(fresh, folder_ / (uid + ".dcm"));
        names_.insert(uid + ".dcm");
        if (progress_) {
            progress_(names_.size(), static_cast<std::size_t>(std::max(0, series_.images)));
        }
    }
    [[nodiscard]] const std::set<fs::path>& names() const { return names_; }

private:
    /// Returns the instance's UID; empty if the file is no DICOM object of the series.
    [[nodiscard]] std::string uidOf(const fs::path& file) const {
        DcmFileFormat format;
        if (format
                .loadFileUntilTag(file.string().c_str(), EXS_Unknown, EGL_noChange,
                                  DCM_MaxReadLength, ERM_fileOnly, DCM_PixelData)
                .bad()) {
            return {};
        }
        OFString instance;
        OFString series;
        (void)format.getDataset()->findAndGetOFString(DCM_SOPInstanceUID, instance);
        (void)format.getDataset()->findAndGetOFString(DCM_SeriesInstanceUID, series);
        const std::string uid = instance.c_str();
        return isUid(uid) && series_.seriesUid == series.c_str() ? uid : std::string();
    }

    PacsServer server_;
    PacsSeries series_;
    fs::path folder_;
    PacsProgress progress_;
    StopToken stop_;
    std::set<fs::path> names_;
};

/// Returns the UID of the instance that a DICOM file holds. Throws FileError if it is none.
std::string instanceOf(const fs::path& file) {
    DcmMetaInfo meta;
    OFString uid;
    if (meta.loadFile(file.string().c_str()).bad() ||
        meta.findAndGetOFString(DCM_MediaStorageSOPInstanceUID, uid).bad() || !isUid(uid.c_str())) {
        throw FileError(file, MessageId::DicomNotDicom);
    }
    return uid.c_str();
}

/// Returns why an instance counts as not stored; empty if the answer names it as stored.
std::string refusalIn(const HttpAnswer& answer, const std::string& uid) {
    const Json json = parseJson(answer.body);
    if (const Json* failed = json.is_object() ? valuesOf(json, "00081198") : nullptr) {
        return fmt::format("{:#06x}", numberOf(failed->front(), "00081197"));
    }
    if (answer.status >= 400) {
        return meaningOf(answer.status);
    }
    const Json* stored = json.is_object() ? valuesOf(json, "00081199") : nullptr;
    const bool isNamed =
        stored != nullptr && std::any_of(stored->begin(), stored->end(), [&uid](const Json& each) {
            return textOf(each, "00081155") == uid;
        });
    return isNamed ? std::string() : "the answer does not name it as stored";
}

}  // namespace

void askForEcho(const PacsServer& server) {
    (void)search(server, "/studies?limit=1", {});
}

std::vector<PacsSeries> findSeries(const PacsServer& server, const PacsQuery& query,
                                   const StopToken& stop) {
    const Json studies = search(
        server,
        "/studies?includefield=StudyDescription" + condition("PatientName", query.patientName) +
            condition("PatientID", query.patientId) + condition("StudyDate", query.studyDate),
        stop);
    std::vector<PacsSeries> list;
    for (const Json& study : studies) {
        const std::string studyUid = textOf(study, "0020000D");
        if (!isUid(studyUid)) {
            throw Error(MessageId::ServerFailed, {server.name, "a study without a UID"});
        }
        const Json found = search(server,
                                  "/studies/" + studyUid +
                                      "/series?includefield=SeriesDescription&includefield="
                                      "NumberOfSeriesRelatedInstances" +
                                      condition("Modality", query.modality),
                                  stop);
        for (const Json& each : found) {
            PacsSeries series;
            series.studyUid = studyUid;
            series.seriesUid = textOf(each, "0020000E");
            series.patientName = textOf(study, "00100010");
            series.patientId = textOf(study, "00100020");
            series.studyDate = textOf(study, "00080020");
            series.studyDescription = textOf(study, "00081030");
            series.modality = textOf(each, "00080060");
            series.description = textOf(each, "0008103E");
            series.number = numberOf(each, "00200011");
            series.images = numberOf(each, "00201209");
            list.push_back(series);
        }
    }
    return list;
}

std::vector<fs::path> fetchSeries(const PacsServer& server, const PacsSeries& series,
                                  const fs::path& folder, const PacsProgress& progress,
                                  const StopToken& stop) {
    if (!isUid(series.studyUid) || !isUid(series.seriesUid)) {
        throw Error(MessageId::ServerNothingThere, {server.name});
    }
    FolderInMaking making(folder.parent_path(), folder.filename().string());
    Parts parts(server, series, making.path(), progress, stop);
    std::unique_ptr<MultipartReader> reader;
    HttpRequest request;
    request.path = "/studies/" + series.studyUid + "/series/" + series.seriesUid;
    // The images come as they are stored, without being coded anew.
    request.headers = {"Accept: multipart/related; type=\"application/dicom\"; transfer-syntax=*"};
    request.take = [&](const std::string& contentType, std::string_view bytes) {
        if (!reader) {
            reader = std::make_unique<MultipartReader>(
                contentType, [&parts](std::string_view part) { parts.take(part); });
            if (!reader->isMultipart()) {
                throw Error(MessageId::ServerFailed, {server.name, contentType});
            }
        }
        reader->feed(bytes);
        if (reader->held() > kLargestFile) {
            throw Error(MessageId::ServerFailed, {server.name, "an image of more than 2 GB"});
        }
    };
    const HttpAnswer answer = ask(server, request, stop);
    stop.throwIfStopped();
    if (answer.status == 404 || answer.status == kNoContent) {
        throw Error(MessageId::ServerNothingThere, {server.name});
    }
    if (answer.status != kOk) {
        throw Error(MessageId::ServerFailed, {server.name, meaningOf(answer.status)});
    }
    const std::size_t received = parts.names().size();
    const auto expected = static_cast<std::size_t>(std::max(0, series.images));
    if (!reader || !reader->isComplete()) {
        throw Error(MessageId::ServerLost,
                    {server.name, fmt::format("{} / {}", received, expected)});
    }
    if (received == 0 || received < expected) {
        throw Error(MessageId::ServerFailed,
                    {server.name, fmt::format("{} / {}", received, expected)});
    }
    making.finish();
    std::vector<fs::path> files;
    for (const fs::path& name : parts.names()) {
        files.push_back(folder / name);
    }
    return files;
}

void storeFiles(const PacsServer& server, const std::vector<fs::path>& files,
                const PacsProgress& progress, const StopToken& stop) {
    std::vector<std::string> uids;
    for (const fs::path& file : files) {
        stop.throwIfStopped();
        uids.push_back(instanceOf(file));
    }
    for (std::size_t i = 0; i < files.size(); ++i) {
        // A boundary must not occur in what it bounds. No file has this word before its own UID.
        const std::string boundary = "disyre-" + uids[i];
        HttpRequest request;
        request.path = "/studies";
        request.isPost = true;
        request.headers = {
            kWantsJson,
            "Content-Type: multipart/related; type=\"application/dicom\"; boundary=" + boundary};
        request.body =
            fmt::format("--{0}\r\nContent-Type: application/dicom\r\n\r\n{1}\r\n--{0}--\r\n",
                        boundary, readTextFile(files[i], kLargestFile));
        const HttpAnswer answer = ask(server, request, stop);
        const std::string refusal = refusalIn(answer, uids[i]);
        if (!refusal.empty()) {
            throw Error(MessageId::ServerNotStored,
                        {server.name, files[i].filename().string(), refusal, i, files.size()});
        }
        if (progress) {
            progress(i + 1, files.size());
        }
    }
}

}  // namespace disyre::dicomweb
