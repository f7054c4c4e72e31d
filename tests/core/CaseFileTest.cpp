// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cases/CaseFile.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unzip.h>
#include <zip.h>

#include <csignal>
#include <cstdlib>
#include <map>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/image/PngFile.h"
#include "core/platform/AtomicFile.h"
#include "tests/support/Phantom.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

/// The manifest's name in the zip archive.
constexpr const char* kManifest = "manifest.json";

std::string textOf(std::string_view text) {
    return std::string(text);
}

/// Numbers that differ in each voxel, with digits down to the last bit.
template <typename Cells>
void fillWith(Cells& grid, float factor) {
    for (std::size_t i = 0; i < grid.voxels.size(); ++i) {
        grid.voxels[i] = factor * static_cast<float>(i % 97) / 7.0f;
    }
}

CachedSteps madeSteps(bool isAcross) {
    auto prepared = std::make_shared<PreparedScan>();
    const Size3 size{5, 4, 3};
    prepared->image = Volume(size, axisAlignedAffine({2, 2, 2.5}, {-1, 2, 3.25}));
    fillWith(prepared->image, 0.1f);
    prepared->mask = Mask(size, 1);
    prepared->mask.at(0, 0, 0) = 0;
    prepared->scanMask = Mask({10, 8, 6}, 1);
    prepared->scanMask.at(9, 7, 5) = 0;
    prepared->originInScan = {0.5, 1.0 / 3.0, 2};
    prepared->spacingInScan = {2, 2, 1.0 / 7.0};
    prepared->biasField = Grid<float>(size, 1.25f);
    prepared->intensityLow = 1.0 / 3.0;
    prepared->intensityHigh = 255.7;
    prepared->warnings = {Message{MessageId::MemoryShort, {}}};
    CachedSteps steps;
    steps.prepared = prepared;
    steps.ts = {100, 50};
    steps.kernel = isAcross ? std::vector<double>{0.6, 0.2} : std::vector<double>{1.0};
    if (isAcross) {
        steps.inside = prepared->mask;
    }
    for (int i = 0; i < 2; ++i) {
        CachedStep step;
        for (Grid<float>* grid : {&step.change, &step.gradient, &step.weighted}) {
            *grid = Grid<float>(size);
        }
        fillWith(step.change, -0.01f);
        fillWith(step.gradient, 0.02f + static_cast<float>(i));
        fillWith(step.weighted, 0.03f);
        if (isAcross) {
            step.within = step.gradient;
        }
        step.means = {0.1, 1.0 / 3.0, 0.3};
        step.largestWeighted = {0.4, 0.5, 0.6};
        step.sum = 12.0 / 7.0;
        step.count = 42;
        steps.steps.push_back(step);
    }
    steps.stepsOf = {2, 1, 0};
    steps.scoredStepsOf = {2, 2, 1};
    steps.largestScores = {0.1, 0.2, 0.0};
    steps.largestGradient = 2.0 / 3.0;
    return steps;
}

class CaseFileTest : public testing::Test {
protected:
    void SetUp() override {
        results_ = folder_.path() / "results";
        fs::create_directory(results_);
        writeTextAtomically(results_ / "review.json", "{\"a\": 1}");
        writeTextAtomically(results_ / "result.json", "{}");
        writeTextAtomically(results_ / "anomaly_map.nii.gz", std::string(5000, 'x'));
        // A file that a later version writes beside the review comes along all the same.
        writeTextAtomically(results_ / "findings.nii.gz", "numbers");
        writeTextAtomically(folder_.path() / "scan.nii", "the scan");
        writePng(folder_.path() / "thumbnail.png", RgbPicture(4, 4));
        content_.steps = madeSteps(true);
        CaseSummary& summary = content_.summary;
        summary.title = "Kopf \"Ä\"";
        summary.program = "1.2.3";
        summary.written = "2026-01-31T17:05:09Z";
        const fs::path scan = folder_.path() / "scan.nii";
        summary.scan.name = "scan.nii";
        summary.scan.file = scan;
        summary.scan.fileFromHere = "scan.nii";
        summary.scan.volume = 2;
        summary.scan.identity = identityOf(std::span(&scan, 1), StopToken());
        summary.model = {"t1", std::string(64, 'a'), "/models/t1", "{\"card\": true}"};
        summary.slicesHealed = 1;
        summary.slicesInAll = 3;
        content_.settings = thoroughSettings();
        content_.settings.smoothing = 1.0 / 3.0;
        content_.settings.score = ScoreKind::MeanOfSingleSteps;
        content_.settings.bias = BiasCorrection::On;
        content_.regionUse = RegionUse::Outside;
        content_.regionName = "ellipse 1";
        content_.region = content_.steps->prepared->mask;
        content_.deviceAsked = "auto";
        content_.deviceUsed = "cpu";
        content_.allSeconds = 12.25;
        content_.lastSeconds = 1.0 / 7.0;
        content_.knownQuartile = 0.0123456789012345;
        content_.foundMask = content_.steps->prepared->scanMask;
        content_.brain = CaseBrain{"deepbet", "b", 1400.5, 3.25, true};
        content_.ownMask = CaseOwnMask{"/masks/own.nii", true, Mask({10, 8, 6}, 1)};
        content_.healedMask = CaseOwnMask{"/masks/own.nii", false, {}};
        content_.wasHealedWithBrain = true;
        content_.ownThreshold = 0.07;
        content_.namesPlaces = false;
        content_.view = "{\"zoom\":1.7}";
    }

    [[nodiscard]] fs::path file() const { return folder_.path() / "one.disyre"; }

    void write(bool withScan = false) {
        CaseToWrite review{content_, results_, {}, folder_.path() / "thumbnail.png"};
        if (withScan) {
            content_.summary.scan.part = "scan/scan.nii";
            review.scan = folder_.path() / "scan.nii";
        }
        writeCaseFile(file(), review, StopToken());
    }

    /// The id of what reading the whole case throws; nothing if it throws nothing.
    [[nodiscard]] std::optional<MessageId> problem(const fs::path& path) const {
        try {
            const CaseArchive archive(path);
            (void)readCaseFile(archive, StopToken());
            const fs::path target = folder_.path() / "unpacked";
            fs::create_directories(target);
            unpackResults(archive, target, StopToken());
        } catch (const FileError& error) {
            EXPECT_EQ(error.file(), path);
            // Every sentence says what to do, but for a file that is simply not there.
            EXPECT_TRUE(error.id() == MessageId::FileMissing ||
                        textOf(error.what()).find(". ") != std::string::npos)
                << error.what();
            return error.id();
        }
        return std::nullopt;
    }

    /// All parts of the case by their names.
    [[nodiscard]] std::map<std::string, std::string> partsOf(const fs::path& path) const {
        std::map<std::string, std::string> parts;
        unzFile archive = unzOpen64(path.string().c_str());
        for (int status = unzGoToFirstFile(archive); status == UNZ_OK;
             status = unzGoToNextFile(archive)) {
            unz_file_info64 info{};
            std::array<char, 300> name{};
            unzGetCurrentFileInfo64(archive, &info, name.data(), name.size() - 1, nullptr, 0,
                                    nullptr, 0);
            std::string content(info.uncompressed_size, '\0');
            unzOpenCurrentFile(archive);
            unzReadCurrentFile(archive, content.data(), static_cast<unsigned>(content.size()));
            unzCloseCurrentFile(archive);
            parts[name.data()] = content;
        }
        unzClose(archive);
        return parts;
    }

    /// Writes a zip archive as anybody could.
    static void writeZip(const fs::path& path,
                         const std::vector<std::pair<std::string, std::string>>& parts) {
        zipFile archive = zipOpen64(path.string().c_str(), APPEND_STATUS_CREATE);
        for (const auto& [name, content] : parts) {
            const zip_fileinfo info{};
            ASSERT_EQ(zipOpenNewFileInZip(archive, name.c_str(), &info, nullptr, 0, nullptr, 0,
                                          nullptr, Z_DEFLATED, Z_BEST_SPEED),
                      ZIP_OK);
            zipWriteInFileInZip(archive, content.data(), static_cast<unsigned>(content.size()));
            zipCloseFileInZip(archive);
        }
        ASSERT_EQ(zipClose(archive, nullptr), ZIP_OK);
    }

    /// Writes the case anew with one part changed; nothing in its place leaves it out.
    void change(const std::string& name, const std::optional<std::string>& content) const {
        auto parts = partsOf(file());
        if (content) {
            parts[name] = *content;
        } else {
            parts.erase(name);
        }
        writeZip(file(), {parts.begin(), parts.end()});
    }

    /// Changes the manifest by replacing a piece of its text.
    void changeManifest(const std::string& from, const std::string& to) const {
        std::string text = partsOf(file()).at(kManifest);
        const auto place = text.find(from);
        ASSERT_NE(place, std::string::npos) << from;
        text.replace(place, from.size(), to);
        change(kManifest, text);
    }

    test::TemporaryFolder folder_;
    fs::path results_;
    CaseContent content_;
};

void expectSame(const CachedSteps& back, const CachedSteps& steps) {
    EXPECT_EQ(back.ts, steps.ts);
    EXPECT_EQ(back.kernel, steps.kernel);
    EXPECT_EQ(back.inside.voxels, steps.inside.voxels);
    EXPECT_EQ(back.stepsOf, steps.stepsOf);
    EXPECT_EQ(back.scoredStepsOf, steps.scoredStepsOf);
    EXPECT_EQ(back.largestScores, steps.largestScores);
    EXPECT_EQ(back.largestGradient, steps.largestGradient);
    ASSERT_EQ(back.steps.size(), steps.steps.size());
    for (std::size_t i = 0; i < steps.steps.size(); ++i) {
        EXPECT_EQ(back.steps[i].change.voxels, steps.steps[i].change.voxels);
        EXPECT_EQ(back.steps[i].gradient.voxels, steps.steps[i].gradient.voxels);
        EXPECT_EQ(back.steps[i].within.voxels, steps.steps[i].within.voxels);
        EXPECT_EQ(back.steps[i].weighted.voxels, steps.steps[i].weighted.voxels);
        EXPECT_EQ(back.steps[i].means, steps.steps[i].means);
        EXPECT_EQ(back.steps[i].largestWeighted, steps.steps[i].largestWeighted);
        EXPECT_EQ(back.steps[i].sum, steps.steps[i].sum);
        EXPECT_EQ(back.steps[i].count, steps.steps[i].count);
    }
    const PreparedScan& one = *back.prepared;
    const PreparedScan& other = *steps.prepared;
    EXPECT_EQ(one.image.voxels, other.image.voxels);
    EXPECT_EQ(one.image.affine, other.image.affine);
    EXPECT_EQ(one.mask.voxels, other.mask.voxels);
    EXPECT_EQ(one.scanMask.voxels, other.scanMask.voxels);
    EXPECT_EQ(one.originInScan, other.originInScan);
    EXPECT_EQ(one.spacingInScan, other.spacingInScan);
    EXPECT_EQ(one.biasField.voxels, other.biasField.voxels);
    EXPECT_EQ(one.intensityLow, other.intensityLow);
    EXPECT_EQ(one.intensityHigh, other.intensityHigh);
    ASSERT_EQ(one.warnings.size(), other.warnings.size());
    EXPECT_EQ(one.warnings.front().id, other.warnings.front().id);
}

TEST_F(CaseFileTest, EveryValueComesBackToTheLastBit) {
    write();
    const CaseArchive archive(file());
    const CaseContent back = readCaseFile(archive, StopToken());
    ASSERT_TRUE(back.steps);
    expectSame(*back.steps, *content_.steps);
    EXPECT_EQ(back.summary.title, content_.summary.title);
    EXPECT_EQ(back.summary.program, "1.2.3");
    EXPECT_EQ(back.summary.written, "2026-01-31T17:05:09Z");
    EXPECT_EQ(back.summary.scan.file, content_.summary.scan.file);
    EXPECT_EQ(back.summary.scan.volume, 2);
    EXPECT_EQ(back.summary.scan.identity, content_.summary.scan.identity);
    EXPECT_EQ(back.summary.model.card, "{\"card\": true}");
    EXPECT_EQ(back.summary.steps, 2);
    EXPECT_TRUE(back.summary.hasResults);
    EXPECT_EQ(back.settings, content_.settings);
    EXPECT_EQ(back.regionUse, RegionUse::Outside);
    EXPECT_EQ(back.region.voxels, content_.region.voxels);
    EXPECT_EQ(back.regionName, "ellipse 1");
    EXPECT_EQ(back.deviceUsed, "cpu");
    EXPECT_EQ(back.allSeconds, 12.25);
    EXPECT_EQ(back.lastSeconds, 1.0 / 7.0);
    EXPECT_EQ(back.knownQuartile, content_.knownQuartile);
    EXPECT_EQ(back.foundMask->voxels, content_.foundMask->voxels);
    EXPECT_EQ(back.brain->millilitres, 1400.5);
    EXPECT_EQ(back.ownMask->ras.voxels, content_.ownMask->ras.voxels);
    EXPECT_EQ(back.ownMask->file, "/masks/own.nii");
    EXPECT_TRUE(back.ownMask->mended);
    EXPECT_FALSE(back.healedMask->mended);
    EXPECT_TRUE(back.wasHealedWithBrain);
    EXPECT_EQ(back.ownThreshold, 0.07);
    EXPECT_FALSE(back.namesPlaces);
    EXPECT_EQ(back.view, "{\"zoom\":1.7}");
}

TEST_F(CaseFileTest, StepsThatAreNotSmoothedAcrossSlicesComeBackToo) {
    content_.steps = madeSteps(false);
    content_.regionUse = RegionUse::WholeBrain;
    write();
    const CaseContent back = readCaseFile(CaseArchive(file()), StopToken());
    expectSame(*back.steps, *content_.steps);
    EXPECT_EQ(back.regionUse, RegionUse::WholeBrain);
}

TEST_F(CaseFileTest, AReviewThatWasNotHealedIsACaseToo) {
    content_.steps.reset();
    content_.regionUse = RegionUse::WholeBrain;
    content_.ownThreshold.reset();
    content_.brain.reset();
    content_.ownMask.reset();
    content_.healedMask.reset();
    content_.knownQuartile.reset();
    content_.view.clear();
    write();
    const CaseContent back = readCaseFile(CaseArchive(file()), StopToken());
    EXPECT_FALSE(back.steps);
    EXPECT_FALSE(back.ownThreshold);
    EXPECT_FALSE(back.brain);
    EXPECT_FALSE(back.ownMask);
    EXPECT_TRUE(back.view.empty());
}

TEST_F(CaseFileTest, WhateverLiesBesideTheReviewComesAlong) {
    write();
    const fs::path target = folder_.path() / "unpacked";
    fs::create_directory(target);
    unpackResults(CaseArchive(file()), target, StopToken());
    for (const auto& entry : fs::directory_iterator(results_)) {
        EXPECT_EQ(readTextFile(target / entry.path().filename()), readTextFile(entry.path()));
    }
    EXPECT_TRUE(fs::exists(target / "findings.nii.gz"));
}

TEST_F(CaseFileTest, TheScanLiesInsideOnRequestAndItsPlaceIsFoundFromTheCase) {
    write(true);
    const CaseArchive archive(file());
    archive.unpack("scan/scan.nii", folder_.path() / "back.nii", StopToken());
    EXPECT_EQ(readTextFile(folder_.path() / "back.nii"), "the scan");
    KeptScan scan = summaryOf(archive).scan;
    EXPECT_EQ(placeOf(scan, file()), folder_.path() / "scan.nii");
    // Case and scan were moved together.
    scan.file = "/nowhere/scan.nii";
    EXPECT_EQ(placeOf(scan, file()), folder_.path() / "scan.nii");
    fs::remove(folder_.path() / "scan.nii");
    EXPECT_FALSE(placeOf(scan, file()));
}

TEST_F(CaseFileTest, ItsBeginningTellsACaseWhateverItsName) {
    write();
    EXPECT_TRUE(isCaseFile(file()));
    fs::copy_file(file(), folder_.path() / "renamed.zip");
    EXPECT_TRUE(isCaseFile(folder_.path() / "renamed.zip"));
    EXPECT_FALSE(isCaseFile(folder_.path() / "scan.nii"));
    EXPECT_FALSE(isCaseFile(folder_.path()));
    EXPECT_FALSE(isCaseFile(folder_.path() / "missing.disyre"));
    EXPECT_EQ(problem(folder_.path() / "missing.disyre"), MessageId::FileMissing);
}

TEST_F(CaseFileTest, ACaseThatIsCutOffAnywhereIsRefused) {
    write();
    const std::string whole = readTextFile(file());
    for (std::size_t size = 0; size < whole.size(); size += 1 + whole.size() / 40) {
        writeTextAtomically(file(), whole.substr(0, size));
        EXPECT_TRUE(problem(file())) << size << " of " << whole.size();
    }
}

TEST_F(CaseFileTest, ChangedBytesNeverPassUnnoticedOrDoHarm) {
    write();
    const std::string whole = readTextFile(file());
    int refused = 0;
    int tried = 0;
    const fs::path target = folder_.path() / "unpacked";
    fs::create_directory(target);
    for (std::size_t place = 0; place < whole.size(); place += 23) {
        std::string changed = whole;
        changed[place] = static_cast<char>(~changed[place]);
        writeTextAtomically(file(), changed);
        ++tried;
        try {
            const CaseArchive archive(file());
            const CaseContent back = readCaseFile(archive, StopToken());
            unpackResults(archive, target, StopToken());
            (void)archive.readUpTo(kThumbnailPart, 1 << 20);
            // A date or a flag of the zip archive may change; no value may.
            expectSame(*back.steps, *content_.steps);
            EXPECT_EQ(readTextFile(target / "anomaly_map.nii.gz"), std::string(5000, 'x'));
        } catch (const FileError&) {
            ++refused;
        }
    }
    EXPECT_GT(refused, tried / 2);
}

TEST_F(CaseFileTest, APartThatIsNotAsItWasSavedIsNamed) {
    write();
    auto parts = partsOf(file());
    std::string part = parts.at("steps/001-change.f32");
    part[10] = static_cast<char>(~part[10]);
    change("steps/001-change.f32", part);
    EXPECT_EQ(problem(file()), MessageId::CaseFilePartDamaged);
    change("steps/001-change.f32", "short");
    EXPECT_EQ(problem(file()), MessageId::CaseFilePartDamaged);
    change("steps/001-change.f32", std::nullopt);
    EXPECT_EQ(problem(file()), MessageId::CaseFilePartMissing);
    try {
        (void)CaseArchive(file());
        ADD_FAILURE();
    } catch (const FileError& error) {
        EXPECT_NE(textOf(error.what()).find("steps/001-change.f32"), std::string::npos);
    }
}

TEST_F(CaseFileTest, ANewerVersionSaysSo) {
    write();
    changeManifest("\"format_version\": 1", "\"format_version\": 2");
    EXPECT_EQ(problem(file()), MessageId::FileNewerVersion);
}

TEST_F(CaseFileTest, DamagedManifestsAreRefused) {
    for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
             {"\"format\": \"disyre-case\"", "\"format\": \"other\""},
             {"\"title\"", "\"titel\""},
             {"{", ""},
             {"\"skip\": 25", "\"skip\": \"many\""},
             {"\"score\": \"mean-single-step\"", "\"score\": \"guess\""},
             {"\"use\": \"outside\"", "\"use\": \"somewhere\""},
             {"\"steps_of_slices\": [", "\"steps_of_slices\": [1,"},
             {"\"largest_gradient\"", "\"largest\""}}) {
        write();
        changeManifest(from, to);
        EXPECT_EQ(problem(file()), MessageId::CaseFileDamaged) << from;
    }
    write();
    change(kManifest, std::nullopt);
    EXPECT_EQ(problem(file()), MessageId::CaseFileDamaged);
    change(kManifest, "null");
    EXPECT_EQ(problem(file()), MessageId::CaseFileDamaged);
    change(kManifest, std::string(100, '['));
    EXPECT_EQ(problem(file()), MessageId::CaseFileDamaged);
}

TEST_F(CaseFileTest, SizesAreComparedBeforeMemoryIsAskedFor) {
    // The grid would take 4 PB; the part has 240 bytes.
    write();
    std::string text = partsOf(file()).at(kManifest);
    const auto place = text.find("\"size\": [", text.find("\"prepared\": {"));
    ASSERT_NE(place, std::string::npos);
    for (const char* size : {"100000,100000,100000", "2000,1000,1000", "0,4,3", "-5,4,3", "5,4",
                             "5,4,3,1", "1e30,4,3", "-1,-1,60"}) {
        const auto end = text.find(']', place);
        std::string changed = text;
        changed.replace(place, end - place, std::string("\"size\": [") + size);
        write();
        change(kManifest, changed);
        const auto id = problem(file());
        EXPECT_TRUE(id == MessageId::CaseFileDamaged || id == MessageId::CaseFilePartDamaged)
            << size;
    }
}

TEST_F(CaseFileTest, NamesThatLeadOutOfTheCaseAreRefused) {
    for (const char* name : {"../outside", "/etc/outside", "results/../../outside", "results\\x",
                             "C:outside", "results//x", ".hidden", "results/.x", "results/"}) {
        write();
        change(name, "x");
        EXPECT_EQ(problem(file()), MessageId::CaseFileOddName) << name;
    }
    EXPECT_FALSE(fs::exists(folder_.path().parent_path() / "outside"));
}

TEST_F(CaseFileTest, TooManyPartsAreRefused) {
    std::vector<std::pair<std::string, std::string>> parts;
    for (int i = 0; i < 10001; ++i) {
        parts.push_back({"results/" + std::to_string(i), ""});
    }
    writeZip(file(), parts);
    EXPECT_EQ(problem(file()), MessageId::CaseFileTooLarge);
}

TEST_F(CaseFileTest, APartThatLiesAboutItsSizeIsRefusedBeforeItIsUnpacked) {
    write();
    std::string whole = readTextFile(file());
    // The size of the last entry of the zip archive's list of contents, which is the manifest.
    const auto entry = whole.rfind("PK\x01\x02");
    ASSERT_NE(entry, std::string::npos);
    for (const int byte : {24, 25, 26}) {
        whole[entry + static_cast<std::size_t>(byte)] = '\xff';
    }
    whole[entry + 27] = '\x7f';
    writeTextAtomically(file(), whole);
    const auto id = problem(file());
    EXPECT_TRUE(id == MessageId::CaseFileTooLarge || id == MessageId::CaseFileDamaged);
}

TEST_F(CaseFileTest, AFullDiskIsSaidAndTheOldCaseStaysWhole) {
    write();
    const std::string before = readTextFile(file());
    // A file that the system lets grow to so many bytes only, as a disk that is nearly full does.
    content_.summary.title = "another";
    struct rlimit old {};
    ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &old), 0);
    struct rlimit small = old;
    small.rlim_cur = 2000;
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &small), 0);
    std::optional<MessageId> id;
    std::string said;
    try {
        write();
    } catch (const FileError& error) {
        id = error.id();
        said = error.what();
    }
    setrlimit(RLIMIT_FSIZE, &old);
    std::signal(SIGXFSZ, handler);
    EXPECT_EQ(id, MessageId::FileNotWritten);
    EXPECT_NE(said.find("one.disyre"), std::string::npos) << said;
    EXPECT_EQ(readTextFile(file()), before);
    EXPECT_FALSE(problem(file()));
    // Nothing half-written is left behind.
    int cases = 0;
    for (const auto& entry : fs::directory_iterator(folder_.path())) {
        cases += entry.path().extension() == ".disyre" ? 1 : 0;
    }
    EXPECT_EQ(cases, 1);
}

TEST_F(CaseFileTest, AStoppedSavingLeavesTheOldCaseWhole) {
    write();
    const std::string before = readTextFile(file());
    StopToken stop;
    stop.requestStop();
    EXPECT_THROW(writeCaseFile(file(), {content_, results_, {}, {}}, stop), Stopped);
    EXPECT_EQ(readTextFile(file()), before);
}

TEST_F(CaseFileTest, AFileOfVersionOneIsStillRead) {
    // It was written by the first version that had cases; it must open in every later one.
    const fs::path old = fs::path(DISYRE_TEST_DATA) / "case-version-1.disyre";
    if (std::getenv("DISYRE_WRITE_CASE_VERSION_1") != nullptr) {
        write(true);
        fs::copy_file(file(), old, fs::copy_options::overwrite_existing);
    }
    ASSERT_EQ(problem(old), std::nullopt);
    const CaseContent back = readCaseFile(CaseArchive(old), StopToken());
    expectSame(*back.steps, madeSteps(true));
    EXPECT_EQ(back.settings, content_.settings);
    EXPECT_EQ(back.ownThreshold, 0.07);
    EXPECT_EQ(back.summary.title, content_.summary.title);
}

}  // namespace
}  // namespace disyre
