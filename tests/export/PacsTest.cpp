// SPDX-License-Identifier: GPL-3.0-or-later
// Speaks to an Orthanc that the test starts on this machine alone (package orthanc); without it the
// tests are skipped.
#include <arpa/inet.h>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/dicom/DicomVolume.h"
#include "core/pacs/PacsConnection.h"
#include "core/platform/AtomicFile.h"
#include "tests/support/Phantom.h"
#include "tests/support/TestDicom.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

/// Returns a port of this machine that nothing listens on.
int freePort() {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    (void)::bind(socket, reinterpret_cast<sockaddr*>(&address), sizeof address);
    (void)::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &length);
    ::close(socket);
    return ntohs(address.sin_port);
}

MessageId idOf(const std::function<void()>& work) {
    try {
        work();
    } catch (const Error& error) {
        return error.id();
    }
    return MessageId::ProgramUnexpected;
}

/// An Orthanc of the test's own. It ends with the object.
class Orthanc {
public:
    /// @param certificates a folder with certificate.pem and key.pem, with which it speaks TLS;
    /// empty for none.
    Orthanc(const fs::path& folder, bool allowsStore, const fs::path& certificates = {})
        : port_(freePort()), certificates_(certificates) {
        createFolder(folder);
        const fs::path config = folder / "orthanc.json";
        writeTextAtomically(config, fmt::format(R"({{"Name": "test", "StorageDirectory": "{0}/db",
  "IndexDirectory": "{0}/db", "HttpServerEnabled": false, "DicomServerEnabled": true,
  "DicomAet": "TESTPACS", "DicomPort": {1}, "DicomCheckCalledAet": true,
  "DicomAlwaysAllowStore": {2}, "DicomAlwaysAllowFind": true, "DicomAlwaysAllowGet": true,
  "DicomAlwaysAllowEcho": true, "Plugins": [], "DicomModalities": {{}}{3}}})",
                                                folder.string(), port_, allowsStore, tlsOptions()));
        const std::string file = config.string();
        const std::string log = (folder / "log").string();
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_addopen(&actions, 1, log.c_str(), O_WRONLY | O_CREAT, 0600);
        posix_spawn_file_actions_adddup2(&actions, 1, 2);
        const std::array<char*, 3> argv{const_cast<char*>("Orthanc"),
                                        const_cast<char*>(file.c_str()), nullptr};
        for (const char* program : {"/usr/sbin/Orthanc", "/usr/bin/Orthanc"}) {
            if (process_ == 0 && fs::exists(program)) {
                (void)posix_spawn(&process_, program, &actions, nullptr, argv.data(), environ);
            }
        }
        posix_spawn_file_actions_destroy(&actions);
    }
    ~Orthanc() { end(); }
    Orthanc(const Orthanc&) = delete;
    Orthanc& operator=(const Orthanc&) = delete;

    /// Waits until it answers; false if it is not installed or does not.
    [[nodiscard]] bool answers() const {
        for (int i = 0; process_ != 0 && i < 300; ++i) {
            if (idOf([this] { askForEcho(server()); }) == MessageId::ProgramUnexpected) {
                return true;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        }
        return false;
    }
    void end() {
        if (process_ != 0) {
            kill(process_, SIGKILL);
            waitpid(process_, nullptr, 0);
            process_ = 0;
        }
    }
    [[nodiscard]] PacsServer server() const {
        PacsServer server{"test", "127.0.0.1", port_, "TESTPACS", "DISYRE", false, ""};
        if (!certificates_.empty()) {
            server.usesTls = true;
            server.certificates = (certificates_ / "certificate.pem").string();
        }
        return server;
    }

private:
    [[nodiscard]] std::string tlsOptions() const {
        return certificates_.empty() ? std::string()
                                     : fmt::format(R"(, "DicomTlsEnabled": true,
  "DicomTlsCertificate": "{0}/certificate.pem", "DicomTlsPrivateKey": "{0}/key.pem",
  "DicomTlsTrustedCertificates": "{0}/certificate.pem",
  "DicomTlsRemoteCertificateRequired": false)",
                                                   certificates_.string());
    }

    pid_t process_ = 0;
    int port_;
    fs::path certificates_;
};

class Pacs : public testing::Test {
protected:
    void start(bool allowsStore = true) {
        orthanc_ = std::make_unique<Orthanc>(folder_.path() / "orthanc", allowsStore);
        if (!orthanc_->answers()) {
            GTEST_SKIP() << "Orthanc is not installed, or does not start";
        }
    }
    /// Writes a series, and returns its files.
    std::vector<fs::path> writeSeries() {
        test::writeTestSeries(folder_.path() / "series", 7, [](test::TestDicom& file) {
            file.patientBirthDate = "19700531";
            file.frameOfReference = "1.2.3.4.9";
        });
        std::vector<fs::path> files;
        for (const auto& entry : fs::directory_iterator(folder_.path() / "series")) {
            files.push_back(entry.path());
        }
        return files;
    }
    [[nodiscard]] PacsServer server() const { return orthanc_->server(); }

    test::TemporaryFolder folder_;
    std::unique_ptr<Orthanc> orthanc_;
};

TEST_F(Pacs, WhatWasSentIsFoundAndComesBackVoxelByVoxel) {
    ASSERT_NO_FATAL_FAILURE(start());
    if (IsSkipped()) {
        return;
    }
    std::size_t sent = 0;
    storeFiles(server(), writeSeries(), [&](std::size_t done, std::size_t) { sent = done; }, {});
    EXPECT_EQ(sent, 7u);
    const auto found = findSeries(server(), {.patientName = "Muster*"}, {});
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].patientName, "Mustermann^Erika");
    EXPECT_EQ(found[0].description, "t1_mprage");
    EXPECT_EQ(found[0].images, 7);
    EXPECT_TRUE(findSeries(server(), {.patientName = "Nobody"}, {}).empty());
    EXPECT_TRUE(findSeries(server(), {.modality = "CT"}, {}).empty());
    std::size_t received = 0;
    const auto files = fetchSeries(server(), found[0], folder_.path() / "back",
                                   [&](std::size_t done, std::size_t total) {
                                       received = done;
                                       EXPECT_EQ(total, 7u);
                                   },
                                   {});
    EXPECT_EQ(files.size(), 7u);
    EXPECT_EQ(received, 7u);
    const DicomListing before = listDicom(folder_.path() / "series", {}, {});
    const DicomListing after = listDicom(folder_.path() / "back", {}, {});
    ASSERT_EQ(after.series.size(), 1u);
    EXPECT_EQ(readDicomVolume(after.series[0], {}, {}).voxels,
              readDicomVolume(before.series[0], {}, {}).voxels);
    EXPECT_EQ(after.series[0].affine, before.series[0].affine);
    EXPECT_EQ(after.series[0].header().patientId, before.series[0].header().patientId);
}

TEST_F(Pacs, AWrongAeTitleIsRefusedAndBothTitlesAreNamed) {
    ASSERT_NO_FATAL_FAILURE(start());
    if (IsSkipped()) {
        return;
    }
    PacsServer wrong = server();
    wrong.title = "OTHER";
    try {
        askForEcho(wrong);
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.id(), MessageId::ServerRefused);
        const std::string text = error.what();
        EXPECT_NE(text.find("OTHER"), std::string::npos) << text;
        EXPECT_NE(text.find("DISYRE"), std::string::npos) << text;
    }
}

TEST_F(Pacs, ARefusedStoreSaysWhichFileAndHowManyWereStored) {
    ASSERT_NO_FATAL_FAILURE(start(false));
    if (IsSkipped()) {
        return;
    }
    const auto files = writeSeries();
    try {
        storeFiles(server(), files, {}, {});
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.id(), MessageId::ServerNotStored);
        const std::string text = error.what();
        EXPECT_NE(text.find(files.front().filename().string()), std::string::npos) << text;
        EXPECT_NE(text.find("0 of 7 files"), std::string::npos) << text;
    }
}

TEST_F(Pacs, AKindThatTheServerDoesNotTakeIsRefusedAtItsFile) {
    ASSERT_NO_FATAL_FAILURE(start());
    if (IsSkipped()) {
        return;
    }
    auto files = writeSeries();
    test::TestDicom odd;
    odd.sopClass = "1.2.840.113619.4.26";  // A maker's own.
    test::writeTestDicom(folder_.path() / "odd.dcm", odd);
    files.push_back(folder_.path() / "odd.dcm");
    try {
        storeFiles(server(), files, {}, {});
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.id(), MessageId::ServerNotStored);
        const std::string text = error.what();
        EXPECT_NE(text.find("odd.dcm"), std::string::npos) << text;
        EXPECT_NE(text.find("7 of 8 files"), std::string::npos) << text;
    }
}

TEST_F(Pacs, AServerThatGoesAwayWhileItIsSentToIsSaidToBeLost) {
    ASSERT_NO_FATAL_FAILURE(start());
    if (IsSkipped()) {
        return;
    }
    const MessageId id = idOf([&] {
        storeFiles(server(), writeSeries(),
                   [&](std::size_t done, std::size_t) {
                       if (done == 2) {
                           orthanc_->end();
                       }
                   },
                   {});
    });
    EXPECT_EQ(id, MessageId::ServerLost);
}

TEST_F(Pacs, AServerThatGoesAwayWhileItSendsLeavesNoFolder) {
    ASSERT_NO_FATAL_FAILURE(start());
    if (IsSkipped()) {
        return;
    }
    storeFiles(server(), writeSeries(), {}, {});
    const auto found = findSeries(server(), {}, {});
    ASSERT_EQ(found.size(), 1u);
    const MessageId id = idOf([&] {
        (void)fetchSeries(server(), found[0], folder_.path() / "back",
                          [&](std::size_t, std::size_t) { orthanc_->end(); }, {});
    });
    EXPECT_TRUE(id == MessageId::ServerLost || id == MessageId::ServerFailed);
    EXPECT_FALSE(fs::exists(folder_.path() / "back"));
}

TEST_F(Pacs, AStopWhileReceivingLeavesNoFolder) {
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

/// Makes certificate.pem and key.pem in a folder; false without the openssl program.
bool makeCertificate(const fs::path& folder) {
    createFolder(folder);
    const std::string command = fmt::format(
        "cd '{}' && openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1 "
        "-addext subjectAltName=IP:127.0.0.1 -keyout key.pem -out certificate.pem 2>/dev/null",
        folder.string());
    return std::system(command.c_str()) == 0;
}

TEST_F(Pacs, OverTlsATrustedServerIsSpokenToAndAnotherIsNot) {
    if (!makeCertificate(folder_.path() / "tls") || !makeCertificate(folder_.path() / "other")) {
        GTEST_SKIP() << "openssl is not installed";
    }
    if (!fs::exists("/usr/sbin/Orthanc") && !fs::exists("/usr/bin/Orthanc")) {
        GTEST_SKIP() << "Orthanc is not installed";
    }
    orthanc_ = std::make_unique<Orthanc>(folder_.path() / "orthanc", true, folder_.path() / "tls");
    ASSERT_TRUE(orthanc_->answers());
    storeFiles(server(), writeSeries(), {}, {});
    const auto found = findSeries(server(), {}, {});
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(fetchSeries(server(), found[0], folder_.path() / "back", {}, {}).size(), 7u);
    PacsServer untrusted = server();
    untrusted.certificates = (folder_.path() / "other" / "certificate.pem").string();
    try {
        askForEcho(untrusted);
        FAIL();
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()).find("certificate"), std::string::npos) << error.what();
    }
    PacsServer plain = server();
    plain.usesTls = false;
    EXPECT_NE(idOf([&] { askForEcho(plain); }), MessageId::ProgramUnexpected);
}

TEST(PacsWithoutServer, AMachineThatDoesNotAnswerIsNamedWithItsPort) {
    PacsServer server{"hospital", "127.0.0.1", freePort(), "PACS", "DISYRE", false, ""};
    try {
        askForEcho(server);
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.id(), MessageId::ServerUnreachable);
        EXPECT_NE(std::string(error.what()).find(std::to_string(server.port)), std::string::npos);
    }
}

TEST(PacsWithoutServer, TlsWithoutCertificatesIsRefusedBeforeAnythingIsSent) {
    const PacsServer server{"hospital", "127.0.0.1", 1, "PACS", "DISYRE", true, "/none.pem"};
    EXPECT_EQ(idOf([&] { askForEcho(server); }), MessageId::ServerNoTls);
}

TEST(PacsServerList, IsKeptAndReadBack) {
    const test::TemporaryFolder folder;
    const fs::path file = folder.path() / "new" / "servers.json";
    EXPECT_TRUE(readServers(file).empty());
    const std::vector<PacsServer> servers{
        {"Klinik \"S\xc3\xbc"
         "d\"",
         "pacs.example", 11112, "MAIN PACS", "DISYRE1", false, ""},
        {"other", "10.0.0.1", 104, "X", "DISYRE", true, "/etc/ca.pem"}};
    writeServers(file, servers);
    EXPECT_EQ(readServers(file), servers);
    EXPECT_EQ(serverNamed(servers, "other").port, 104);
    EXPECT_EQ(idOf([&] { (void)serverNamed(servers, "none"); }), MessageId::ServerUnknown);
    const auto rights = fs::status(file).permissions();
    EXPECT_EQ(rights & (fs::perms::group_all | fs::perms::others_all), fs::perms::none);
}

TEST(PacsServerList, RefusesAServerThatCannotBeSpokenTo) {
    const test::TemporaryFolder folder;
    const PacsServer good{"a", "b", 104, "TITLE", "DISYRE", false, ""};
    for (const auto& spoil : std::vector<std::function<void(PacsServer&)>>{
             [](PacsServer& server) { server.name.clear(); },
             [](PacsServer& server) { server.address.clear(); },
             [](PacsServer& server) { server.port = 0; },
             [](PacsServer& server) { server.port = 70000; },
             [](PacsServer& server) { server.title = "SEVENTEEN LETTERS"; },
             [](PacsServer& server) { server.ownTitle = "  "; }}) {
        PacsServer bad = good;
        spoil(bad);
        EXPECT_EQ(idOf([&] { writeServers(folder.path() / "servers.json", {bad}); }),
                  MessageId::ServerNotUsable);
    }
}

TEST(PacsServerList, ADamagedFileIsNamed) {
    const test::TemporaryFolder folder;
    const fs::path file = folder.path() / "servers.json";
    writeTextAtomically(file, "{\"servers\": [{\"name\": 3}]}");
    EXPECT_THROW((void)readServers(file), FileError);
}

}  // namespace
}  // namespace disyre
