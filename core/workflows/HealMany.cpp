// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/HealMany.h"

#include <algorithm>
#include <utility>

#include "core/base/Error.h"
#include "core/base/Json.h"
#include "core/base/PathText.h"
#include "core/base/Progress.h"
#include "core/findings/KeyPicture.h"
#include "core/findings/ListedRegions.h"
#include "core/image/PngFile.h"
#include "core/platform/AtomicFile.h"
#include "core/platform/OutputFolder.h"

namespace disyre {

namespace fs = std::filesystem;

namespace {

/// The members of result.json that two healings of a scan share if they were made alike.
constexpr const char* kSameIfMadeAlike[] = {"model_sha256",
                                            "score",
                                            "skip",
                                            "single_t",
                                            "blending",
                                            "stride_pixels",
                                            "mirrored",
                                            "update_rule",
                                            "foreground_weighting",
                                            "map_smoothing_mm",
                                            "map_smoothing_across_mm",
                                            "bias_correction"};

/// Returns result.json as it would begin for any of the scans.
Json expectedResult(const HealFileRequest& each) {
    const ModelCard card = readModelCard(modelFolderOf(each.options));
    ResultRecord record;
    record.modelSha256 = card.weightsSha256;
    record.settings = settingsFor(each.options, card);
    return parseJson(resultJson(record));
}

/// Tells whether a folder has the results of this scan, made alike and after the scan last changed.
bool isHealed(const fs::path& scan, const fs::path& folder, const Json& expected) {
    const fs::path file = folder / kResultFile;
    std::error_code error;
    if (!fs::exists(file, error)) {
        return false;
    }
    const Json result = parseJson(readTextFile(file));
    if (!result.is_object() || !result.contains("scan") || !result["scan"].is_string()) {
        return false;
    }
    const auto name = result["scan"].get<std::string>();
    const fs::path healed = pathFromUtf8(name);
    const bool isSame = fs::equivalent(healed, scan, error) && !error &&
                        fs::last_write_time(scan, error) <= fs::last_write_time(file, error) &&
                        !error;
    return isSame && std::all_of(std::begin(kSameIfMadeAlike), std::end(kSameIfMadeAlike),
                                 [&](const char* member) {
                                     return result.contains(member) &&
                                            result[member] == expected[member];
                                 });
}

void writeKeyPicture(const fs::path& folder, const HealedFile& file) {
    const Volume& map = file.healed.result.anomalyMap;
    const auto threshold = static_cast<float>(file.written.record.suggested.threshold);
    const std::vector<ListedRegion> listed = listedRegions(map, threshold, 1);
    const std::size_t peak = listed.empty()
                                 ? map.index(map.size[0] / 2, map.size[1] / 2, map.size[2] / 2)
                                 : listed.front().peak;
    const auto slice =
        static_cast<std::size_t>(map.size[0]) * static_cast<std::size_t>(map.size[1]);
    const Size3 voxel{static_cast<int>(peak % static_cast<std::size_t>(map.size[0])),
                      static_cast<int>(peak % slice / static_cast<std::size_t>(map.size[0])),
                      static_cast<int>(peak / slice)};
    writePng(folder / kKeyPictureFile,
             keyPicture(file.healed.prepared.image, map, threshold, voxel, 1.0, !listed.empty()));
}

void writeFailure(const fs::path& folder, const fs::path& scan, const Message& failure) {
    createFolder(folder);
    const Json json{{"format", "disyre-failure"},
                    {"format_version", 1},
                    {"scan", displayPath(scan)},
                    {"id", nameOf(failure.id)},
                    {"problem", failure.text()}};
    writeTextAtomically(folder / kFailureFile, jsonText(json, 2) + "\n");
}

/// Loads the model when it is first asked for, and hands the same one out from then on.
LoadHealer loadedOnce(const HealOptions& options) {
    return
        [options, healer = std::shared_ptr<Healer>()](const fs::path&, const std::string&) mutable {
            if (!healer) {
                healer = loadHealerFor(options);
            }
            return healer;
        };
}

}  // namespace

HealManyOutcome healMany(const HealManyRequest& request, const HealManyObserver& observer,
                         const StopToken& stop) {
    const Json expected = expectedResult(request.each);
    const OutputFolder folder(request.folder);
    HealFileRequest one = request.each;
    one.options.loadHealer = loadedOnce(request.each.options);
    HealManyOutcome outcome;
    std::vector<std::size_t> waiting;
    for (std::size_t i = 0; i < request.scans.size(); ++i) {
        const ScanInTree& scan = request.scans[i];
        if (!request.healsAgain && isHealed(scan.scan, request.folder / scan.name, expected)) {
            ++outcome.before;
        } else {
            waiting.push_back(i);
        }
    }
    if (!waiting.empty()) {
        // A model that cannot be used is no failure of a single scan.
        (void)one.options.loadHealer({}, {});
    }
    ProgressMeter meter(static_cast<double>(waiting.size()));
    for (std::size_t done = 0; done < waiting.size(); ++done) {
        stop.throwIfStopped();
        const ScanInTree& scan = request.scans[waiting[done]];
        HealManyProgress progress{waiting[done], request.scans.size(), meter.secondsLeft()};
        one.scan = scan.scan;
        one.folder = request.folder / scan.name;
        std::optional<Message> failure;
        try {
            const HealObserver tell = [&](const HealProgress& healing) {
                progress.healing = healing;
                progress.secondsLeft = meter.secondsLeft();
                observer(progress);
            };
            const HealedFile file =
                healFile(one, observer ? aboutFile(tell, scan.scan) : HealObserver(), stop);
            writeKeyPicture(one.folder, file);
            std::error_code notThere;
            fs::remove(one.folder / kFailureFile, notThere);
            ++outcome.healed;
        } catch (const Stopped&) {
            throw;
        } catch (const std::exception& error) {
            failure = messageOf(error);
        }
        if (failure) {
            ++outcome.failed;
            writeFailure(one.folder, scan.scan, *failure);
            if (observer) {
                progress.healing = {};
                progress.failure = failure;
                observer(progress);
            }
        }
        meter.update(static_cast<double>(done + 1));
    }
    return outcome;
}

}  // namespace disyre
