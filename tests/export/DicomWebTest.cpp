// SPDX-License-Identifier: GPL-3.0-or-later
// Speaks DICOMweb to an Orthanc that the test starts on this machine alone (packages orthanc and
// orthanc-dicomweb; without them those tests are skipped), and to small servers of the test's own.
#include <arpa/inet.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <thread>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/dicom/DicomVolume.h"
#include "core/pacs/MultipartReader.h"
#include "core/pacs/PacsConnection.h"
#include "core/platform/AtomicFile.h"
#include "tests/export/TestOrthanc.h"
#include "tests/support/LoopbackPort.h"
#include "tests/support/Phantom.h"
#include "tests/support/TestDicom.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

const char* const kPlugin = "/usr/share/orthanc/plugins/libOrthancDicomWeb.so";

PacsServer webServer(const std::string& url) {
    PacsServer server;
    server.name = "web";
    server.kind = PacsKind::DicomWeb;
    server.url = url;
    return server;
}

/// What an error says; empty if there is none.
struct Said {
    MessageId id = MessageId::ProgramUnexpected;
    std::string text;
};
Said saidBy(const std::function<void()>& work) {
    try {
        work();
    } catch (const Error& error) {
        return {error.id(), error.what()};
    }
    return {};
}

/// A server that answers every request with the same bytes, and closes.
class OneAnswer {
public:
    explicit OneAnswer(std::string answer, bool isSilent = false)
        : answer_(std::move(answer)), isSilent_(isSilent) {
        std::tie(socket_, port_) = test::openLoopback();
        (void)::listen(socket_, 4);
        thread_ = std::thread([this] { serve(); });
    }
    ~OneAnswer() {
        ends_ = true;
        thread_.join();
        ::close(socket_);
    }
    OneAnswer(const OneAnswer&) = delete;
    OneAnswer& operator=(const OneAnswer&) = delete;

    [[nodiscard]] PacsServer server() const {
        return webServer(fmt::format("http://127.0.0.1:{}/dicom-web", port_));
    }
    [[nodiscard]] int requests() const { return requests_; }

private:
    [[nodiscard]] bool waitsFor(int socket) const {
        pollfd one{socket, POLLIN, 0};
        return ::poll(&one, 1, 20) == 1;
    }
    void serve() {
        while (!ends_) {
            if (!waitsFor(socket_)) {
                continue;
            }
            const int client = ::accept(socket_, nullptr, nullptr);
            std::array<char, 65536> bytes{};
            // What was sent is read until nothing more comes.
            while (waitsFor(client) && ::recv(client, bytes.data(), bytes.size(), 0) > 0) {
            }
            ++requests_;
            while (isSilent_ && !ends_) {
                std::this_thread::sleep_for(std::chrono::milliseconds(20));
            }
            (void)::send(client, answer_.data(), answer_.size(), MSG_NOSIGNAL);
            ::close(client);
        }
    }

    std::string answer_;
    bool isSilent_;
    int socket_ = 0;
    int port_ = 0;
    std::atomic<int> requests_ = 0;
    std::atomic<bool> ends_ = false;
    std::thread thread_;
};

/// Orthanc's configuration that differs between the tests.
struct WebOptions {
    bool usesPassword = false;
};

class WebOrthanc {
public:
    WebOrthanc(const fs::path& folder, const WebOptions& options)
        : port_(test::freePort()), options_(options) {
        if (fs::exists(kPlugin)) {
            process_.emplace(folder, fmt::format(R"("HttpServerEnabled": true, "HttpPort": {},
  "RemoteAccessAllowed": true, "AuthenticationEnabled": {}, "RegisteredUsers": {{"anna": "secret"}},
  "DicomServerEnabled": false,
  "Plugins": ["{}"], "DicomWeb": {{"Enable": true, "Root": "/dicom-web/"}})",
                                                 port_, options.usesPassword, kPlugin));
        }
    }

    /// Waits until something listens; false if it is not installed or does not start.
    [[nodiscard]] bool listens() const {
        for (int i = 0; process_ && process_->isStarted() && i < 300; ++i) {
            if (saidBy([this] { askForEcho(server()); }).id != MessageId::ServerUnreachable) {
                return true;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        }
        return false;
    }
    [[nodiscard]] PacsServer server() const {
        PacsServer server = webServer(fmt::format("http://localhost:{}/dicom-web", port_));
        if (options_.usesPassword) {
            server.user = "anna";
            server.password = "secret";
        }
        return server;
    }

private:
    int port_;
    WebOptions options_;
    std::optional<test::OrthancProcess> process_;
};

class DicomWeb : public testing::Test {
protected:
    void start(const WebOptions& options = {}) {
        orthanc_.emplace(folder_.path() / "orthanc", options);
        if (!orthanc_->listens()) {
            GTEST_SKIP() << "Orthanc or its DICOMweb plugin is not installed, or does not start";
        }
    }
    [[nodiscard]] std::vector<fs::path> writeSeries() const {
        return test::writeServedSeries(folder_.path() / "series");
    }
    [[nodiscard]] PacsServer server() const { return orthanc_->server(); }

    test::TemporaryFolder folder_;
    std::optional<WebOrthanc> orthanc_;
};

TEST_F(DicomWeb, WhatWasSentIsFoundAndComesBackVoxelByVoxel) {
    ASSERT_NO_FATAL_FAILURE(start());
    if (IsSkipped()) {
        return;
    }
    askForEcho(server());
    test::expectRoundTrip(server(), folder_.path() / "series", folder_.path() / "back");
}

TEST_F(DicomWeb, AStopWhileReceivingLeavesNoFolder) {
    ASSERT_NO_FATAL_FAILURE(start());
    if (IsSkipped()) {
        return;
    }
    storeFiles(server(), writeSeries(), {}, {});
    const auto found = findSeries(server(), {}, {});
    ASSERT_EQ(found.size(), 1u);
    StopToken stop;
    EXPECT_THROW((void)fetchSeries(
                     server(), found[0], folder_.path() / "back",
                     [&](std::size_t, std::size_t) { stop.requestStop(); }, stop),
                 Stopped);
    EXPECT_FALSE(fs::exists(folder_.path() / "back"));
}

TEST_F(DicomWeb, AWrongPasswordIsRefusedAndTheRightOneIsNot) {
    ASSERT_NO_FATAL_FAILURE(start({.usesPassword = true}));
    if (IsSkipped()) {
        return;
    }
    askForEcho(server());
    PacsServer wrong = server();
    wrong.password = "wrong";
    const Said said = saidBy([&] { askForEcho(wrong); });
    EXPECT_EQ(said.id, MessageId::ServerFailed);
    EXPECT_NE(said.text.find("password"), std::string::npos) << said.text;
}

/// Serves the files of a folder over https, by the openssl program. It ends with the object.
class HttpsFiles {
public:
    explicit HttpsFiles(const fs::path& folder) : port_(test::freePort()) {
        const std::string port = std::to_string(port_);
        const std::string place = folder.string();
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_adddup2(&actions, 1, 2);
        posix_spawn_file_actions_addchdir_np(&actions, place.c_str());
        const std::array<const char*, 10> argv{
            "openssl",         "s_server", "-accept", port.c_str(), "-cert",
            "certificate.pem", "-key",     "key.pem", "-HTTP",      nullptr};
        (void)posix_spawnp(&process_, "openssl", &actions, nullptr,
                           const_cast<char* const*>(argv.data()), environ);
        posix_spawn_file_actions_destroy(&actions);
    }
    ~HttpsFiles() {
        if (process_ != 0) {
            kill(process_, SIGKILL);
            waitpid(process_, nullptr, 0);
        }
    }
    HttpsFiles(const HttpsFiles&) = delete;
    HttpsFiles& operator=(const HttpsFiles&) = delete;
    [[nodiscard]] PacsServer server(const std::string& host) const {
        return webServer(fmt::format("https://{}:{}/web", host, port_));
    }

private:
    pid_t process_ = 0;
    int port_;
};

// Debian's Orthanc ends itself at the first https request, so it is not what is asked here.
TEST(DicomWebAlone, OverHttpsOnlyATrustedCertificateOfThisHostIsAccepted) {
    const test::TemporaryFolder folder;
    const std::string made = fmt::format(
        "cd '{}' && openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost "
        "-addext subjectAltName=DNS:localhost -keyout key.pem -out certificate.pem 2>/dev/null",
        folder.path().string());
    if (std::system(made.c_str()) != 0) {
        GTEST_SKIP() << "openssl is not installed";
    }
    createFolder(folder.path() / "web");
    writeTextAtomically(folder.path() / "web" / "studies?limit=1",
                        "HTTP/1.0 200 OK\r\nContent-Type: application/dicom+json\r\n\r\n[]");
    const HttpsFiles files(folder.path());
    PacsServer trusted = files.server("localhost");
    trusted.certificates = (folder.path() / "certificate.pem").string();
    Said said{MessageId::ServerUnreachable, ""};
    for (int i = 0; i < 300 && said.id == MessageId::ServerUnreachable; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        said = saidBy([&] { askForEcho(trusted); });
    }
    EXPECT_TRUE(said.text.empty()) << said.text;
    EXPECT_EQ(saidBy([&] { askForEcho(files.server("localhost")); }).id, MessageId::ServerNoTls);
    PacsServer otherName = files.server("127.0.0.1");
    otherName.certificates = trusted.certificates;
    EXPECT_EQ(saidBy([&] { askForEcho(otherName); }).id, MessageId::ServerNoTls);
    PacsServer noFile = trusted;
    noFile.certificates = "/none.pem";
    EXPECT_EQ(saidBy([&] { askForEcho(noFile); }).id, MessageId::ServerNoTls);
}

TEST(DicomWebAlone, AMachineThatDoesNotAnswerIsNamedWithItsPort) {
    const int port = test::freePort();
    const Said said =
        saidBy([&] { askForEcho(webServer(fmt::format("http://127.0.0.1:{}/x", port))); });
    EXPECT_EQ(said.id, MessageId::ServerUnreachable);
    EXPECT_NE(said.text.find(std::to_string(port)), std::string::npos) << said.text;
}

TEST(DicomWebAlone, ARedirectToAnotherHostIsRefusedAndNotFollowed) {
    const OneAnswer other("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]");
    const OneAnswer first(
        fmt::format("HTTP/1.1 302 Found\r\nLocation: {}/studies\r\nContent-Length: 0\r\n\r\n",
                    other.server().url));
    const Said said = saidBy([&] { askForEcho(first.server()); });
    EXPECT_EQ(said.id, MessageId::ServerFailed);
    EXPECT_NE(said.text.find("302"), std::string::npos) << said.text;
    EXPECT_EQ(first.requests(), 1);
    EXPECT_EQ(other.requests(), 0);
}

TEST(DicomWebAlone, AnAnswerThatIsNoDicomJsonIsSaidToBeNone) {
    for (const std::string body : {"<html>", "{}", "[{\"0020000D\": 3}]", "[7]"}) {
        const OneAnswer server(
            fmt::format("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{}", body.size(), body));
        EXPECT_EQ(saidBy([&] { (void)findSeries(server.server(), {}, {}); }).id,
                  MessageId::ServerFailed)
            << body;
    }
}

/// A DICOM object of the series that `wanted` names, as the first part of an answer.
std::string firstPart(const fs::path& folder, const PacsSeries& wanted) {
    test::TestDicom object;
    object.seriesUid = wanted.seriesUid;
    test::writeTestDicom(folder / "object.dcm", object);
    return "\r\n--b\r\nContent-Type: application/dicom\r\n\r\n" +
           readTextFile(folder / "object.dcm") + "\r\n--b";
}

PacsSeries wantedSeries(int images) {
    PacsSeries wanted;
    wanted.studyUid = "1.2.3.4";
    wanted.seriesUid = "1.2.3.4.1";
    wanted.images = images;
    return wanted;
}

const std::string kMultipart =
    "HTTP/1.1 200 OK\r\nContent-Type: multipart/related; type=\"application/dicom\"; "
    "boundary=b\r\n";

TEST(DicomWebAlone, AServerThatGoesAwayInTheMiddleLeavesNoFolder) {
    const test::TemporaryFolder folder;
    const PacsSeries wanted = wantedSeries(2);
    const std::string body = firstPart(folder.path(), wanted);
    std::size_t received = 0;
    const auto count = [&](std::size_t done, std::size_t) { received = done; };
    // Once the length was told and more is awaited, once it was not.
    for (const std::string length : {"Content-Length: 9999999\r\n", ""}) {
        received = 0;
        const OneAnswer server(fmt::format("{}{}\r\n{}\r\nContent-Type", kMultipart, length, body));
        const Said said = saidBy(
            [&] { (void)fetchSeries(server.server(), wanted, folder.path() / "back", count, {}); });
        EXPECT_EQ(said.id, MessageId::ServerLost) << said.text;
        EXPECT_EQ(received, 1u);
        EXPECT_FALSE(fs::exists(folder.path() / "back"));
    }
}

TEST(DicomWebAlone, ASeriesWithAnImageTooFewOrOfAnotherSeriesIsNotKept) {
    const test::TemporaryFolder folder;
    const std::string part = firstPart(folder.path(), wantedSeries(1));
    const OneAnswer server(kMultipart + "\r\n" + part + "--\r\n");
    PacsSeries other = wantedSeries(1);
    other.seriesUid = "9.9";
    for (const PacsSeries& wanted : {wantedSeries(2), other}) {
        EXPECT_EQ(saidBy([&] {
                      (void)fetchSeries(server.server(), wanted, folder.path() / "back", {}, {});
                  }).id,
                  MessageId::ServerFailed);
        EXPECT_FALSE(fs::exists(folder.path() / "back"));
    }
    EXPECT_EQ(fetchSeries(server.server(), wantedSeries(1), folder.path() / "back", {}, {}).size(),
              1u);
}

TEST(DicomWebAlone, WhatTheServerDoesNotConfirmIsNotCalledSent) {
    const test::TemporaryFolder folder;
    test::writeTestDicom(folder.path() / "a.dcm", {});
    const std::string failed =
        R"({"00081198": {"vr": "SQ", "Value": [{"00081197": {"vr": "US", "Value": [272]}}]}})";
    for (const auto& [status, body, reason] :
         std::vector<std::tuple<std::string, std::string, std::string>>{
             {"409 Conflict", failed, "0x0110"},
             {"202 Accepted", failed, "0x0110"},
             {"403 Forbidden", "", "403"},
             {"200 OK", "{}", "does not name it"},
             {"200 OK", R"({"00081199": {"Value": [{"00081155": {"Value": ["1.2"]}}]}})",
              "does not name it"}}) {
        const OneAnswer server(
            fmt::format("HTTP/1.1 {}\r\nContent-Length: {}\r\n\r\n{}", status, body.size(), body));
        const Said said =
            saidBy([&] { storeFiles(server.server(), {folder.path() / "a.dcm"}, {}, {}); });
        EXPECT_EQ(said.id, MessageId::ServerNotStored) << status;
        EXPECT_NE(said.text.find(reason), std::string::npos) << said.text;
        EXPECT_NE(said.text.find("0 of 1 files"), std::string::npos) << said.text;
    }
}

TEST(DicomWebAlone, AStopIsAnsweredWhileTheServerIsSilent) {
    const OneAnswer server("", true);
    StopToken stop;
    std::thread person([&] {
        while (server.requests() == 0) {
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
        stop.requestStop();
    });
    EXPECT_THROW((void)findSeries(server.server(), {}, stop), Stopped);
    person.join();
}

TEST(MultipartReaderTest, FindsTheSamePartsInPiecesOfAnyLength) {
    const std::string body = "--x\r\nA: b\r\n\r\none\r\n--\r\n--x\r\n\r\n\r\n--x--\r\nafter";
    for (std::size_t length = 1; length <= body.size(); ++length) {
        std::vector<std::string> parts;
        MultipartReader reader("Multipart/Related; boundary=\"x\"",
                               [&](std::string_view part) { parts.emplace_back(part); });
        for (std::size_t i = 0; i < body.size(); i += length) {
            reader.feed(std::string_view(body).substr(i, length));
        }
        EXPECT_EQ(parts, (std::vector<std::string>{"one\r\n--", ""})) << length;
        EXPECT_TRUE(reader.isComplete());
    }
    EXPECT_FALSE(MultipartReader("text/html", {}).isMultipart());
}

TEST(DicomWebServerList, IsKeptWithoutThePassword) {
    const test::TemporaryFolder folder;
    const fs::path file = folder.path() / "servers.json";
    PacsServer server = webServer("https://pacs.example/dicom-web");
    server.user = "anna";
    server.password = "secret";
    server.certificates = "/etc/ca.pem";
    writeServers(file, {server});
    EXPECT_EQ(readTextFile(file).find("secret"), std::string::npos);
    server.password.clear();
    EXPECT_EQ(readServers(file), std::vector<PacsServer>{server});
    for (const std::string url : {"", "ftp://a/b", "https://", "https://a@b/", "https://a/?q=1",
                                  "file:///etc/passwd", "http://a b/"}) {
        EXPECT_FALSE(isUsable(webServer(url))) << url;
    }
}

}  // namespace
}  // namespace disyre
