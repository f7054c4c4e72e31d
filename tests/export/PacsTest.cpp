// SPDX-License-Identifier: GPL-3.0-or-later
// Speaks to an Orthanc that the test starts on this machine alone (package orthanc); without it the
// tests are skipped.
#include <arpa/inet.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
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
#include "tests/export/TestOrthanc.h"
#include "tests/support/LoopbackPort.h"
#include "tests/support/Phantom.h"
#include "tests/support/TestDicom.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

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
        : port_(test::freePort()),
          certificates_(certificates),
          process_(folder, fmt::format(R"("HttpServerEnabled": false, "DicomServerEnabled": true,
  "DicomAet": "TESTPACS", "DicomPort": {}, "DicomCheckCalledAet": true,
  "DicomAlwaysAllowStore": {}, "DicomAlwaysAllowFind": true, "DicomAlwaysAllowGet": true,
  "DicomAlwaysAllowEcho": true, "Plugins": [], "DicomModalities": {{}}{})",
                                       port_, allowsStore, tlsOptions())) {}

    /// Waits until it answers; false if it is not installed or does not.
    [[nodiscard]] bool answers() const {
        for (int i = 0; process_.isStarted() && i < 300; ++i) {
            if (idOf([this] { askForEcho(server()); }) == MessageId::ProgramUnexpected) {
                return true;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        }
        return false;
    }
    void end() { process_.end(); }
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

    int port_;
    fs::path certificates_;
    test::OrthancProcess process_;
};

class Pacs : public testing::Test {
protected:
    void start(bool allowsStore = true) {
        orthanc_ = std::make_unique<Orthanc>(folder_.path() / "orthanc", allowsStore);
        if (!orthanc_->answers()) {
            GTEST_SKIP() << "Orthanc is not installed, or does not start";
        }
    }
    [[nodiscard]] std::vector<fs::path> writeSeries() const {
        return test::writeServedSeries(folder_.path() / "series");
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
    test::expectRoundTrip(server(), folder_.path() / "series", folder_.path() / "back");
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
    PacsServer server{"hospital", "127.0.0.1", test::freePort(), "PACS", "DISYRE", false, ""};
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
