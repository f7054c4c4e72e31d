// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/export/TestOrthanc.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>

#include "core/dicom/DicomVolume.h"
#include "core/platform/AtomicFile.h"
#include "tests/support/TestDicom.h"

namespace disyre::test {

namespace fs = std::filesystem;

OrthancProcess::OrthancProcess(const fs::path& folder, const std::string& options) {
    createFolder(folder);
    const fs::path config = folder / "orthanc.json";
    writeTextAtomically(config, fmt::format(R"({{"Name": "test", "StorageDirectory": "{0}/db",
  "IndexDirectory": "{0}/db", {1}}})",
                                            folder.string(), options));
    const std::string file = config.string();
    const std::string log = (folder / "log").string();
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 1, log.c_str(), O_WRONLY | O_CREAT, 0600);
    posix_spawn_file_actions_adddup2(&actions, 1, 2);
    const std::array<char*, 3> argv{const_cast<char*>("Orthanc"), const_cast<char*>(file.c_str()),
                                    nullptr};
    for (const char* program : {"/usr/sbin/Orthanc", "/usr/bin/Orthanc"}) {
        if (process_ == 0 && fs::exists(program)) {
            (void)posix_spawn(&process_, program, &actions, nullptr, argv.data(), environ);
        }
    }
    posix_spawn_file_actions_destroy(&actions);
}

void OrthancProcess::end() {
    if (process_ != 0) {
        kill(process_, SIGKILL);
        waitpid(process_, nullptr, 0);
        process_ = 0;
    }
}

std::vector<fs::path> writeServedSeries(const fs::path& folder) {
    writeTestSeries(folder, 7, [](TestDicom& file) {
        file.patientBirthDate = "19700531";
        file.frameOfReference = "1.2.3.4.9";
    });
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder)) {
        files.push_back(entry.path());
    }
    return files;
}

void expectRoundTrip(const PacsServer& server, const fs::path& series, const fs::path& back) {
    std::size_t sent = 0;
    storeFiles(server, writeServedSeries(series),
               [&](std::size_t done, std::size_t) { sent = done; }, {});
    EXPECT_EQ(sent, 7u);
    const auto found = findSeries(server, {.patientName = "Muster*"}, {});
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].patientName, "Mustermann^Erika");
    EXPECT_EQ(found[0].patientId, "17");
    EXPECT_EQ(found[0].description, "t1_mprage");
    EXPECT_EQ(found[0].modality, "MR");
    EXPECT_EQ(found[0].images, 7);
    EXPECT_TRUE(findSeries(server, {.patientName = "Nobody"}, {}).empty());
    EXPECT_TRUE(findSeries(server, {.modality = "CT"}, {}).empty());
    std::size_t received = 0;
    const auto files = fetchSeries(server, found[0], back,
                                   [&](std::size_t done, std::size_t total) {
                                       received = done;
                                       EXPECT_EQ(total, 7u);
                                   },
                                   {});
    EXPECT_EQ(files.size(), 7u);
    EXPECT_EQ(received, 7u);
    const DicomListing before = listDicom(series, {}, {});
    const DicomListing after = listDicom(back, {}, {});
    ASSERT_EQ(after.series.size(), 1u);
    EXPECT_EQ(readDicomVolume(after.series[0], {}, {}).voxels,
              readDicomVolume(before.series[0], {}, {}).voxels);
    EXPECT_EQ(after.series[0].affine, before.series[0].affine);
    EXPECT_EQ(after.series[0].header().patientId, before.series[0].header().patientId);
}

}  // namespace disyre::test
