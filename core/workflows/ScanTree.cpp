// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/ScanTree.h"

#include <algorithm>
#include <set>
#include <utility>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/healing/ResultFiles.h"
#include "core/image/ScanEndings.h"
#include "core/image/ScanName.h"
#include "core/workflows/ScanSource.h"

namespace disyre {

namespace fs = std::filesystem;

namespace {

bool isHidden(const fs::path& path) {
    const auto name = path.filename().native();
    return !name.empty() && name.front() == '.';
}

/// Returns the entries of a folder by name. A folder that cannot be read gives a warning.
std::vector<fs::path> entriesOf(const fs::path& folder, std::vector<Message>& warnings) {
    std::vector<fs::path> entries;
    std::error_code problem;
    for (fs::directory_iterator at(folder, problem), end; !problem && at != end;
         at.increment(problem)) {
        if (!isHidden(at->path())) {
            entries.push_back(at->path());
        }
    }
    if (problem) {
        Message warning(MessageId::FileNotReadable);
        warning.file = displayPath(folder);
        warnings.push_back(std::move(warning));
    }
    std::sort(entries.begin(), entries.end());
    return entries;
}

/// Searches one place; the names of what it finds begin at that place.
class TreeSearch {
public:
    TreeSearch(const ScanTreeRequest& request, const fs::path& root, ScanTree& found)
        : request_(request), root_(root), found_(found) {}

    void searchBids() {
        for (const fs::path& subject : entriesOf(root_, found_.warnings)) {
            if (subject.filename().string().rfind("sub-", 0) == 0 && isFolder(subject)) {
                addAnatomy(subject);
            }
        }
    }

    void searchFolder(const fs::path& folder) {
        std::error_code error;
        if (fs::exists(folder / kResultFile, error) ||
            (!request_.results.empty() && fs::equivalent(folder, request_.results, error))) {
            return;
        }
        const std::vector<fs::path> entries = entriesOf(folder, found_.warnings);
        if (std::any_of(entries.begin(), entries.end(),
                        [](const fs::path& entry) { return isDicomSlice(entry); })) {
            add(folder, folder);
            return;
        }
        for (const fs::path& entry : entries) {
            if (isFolder(entry)) {
                searchFolder(entry);
            } else if (isScanName(entry) || isDicom(entry)) {
                add(entry, entry.parent_path() / stemOf(entry));
            }
        }
    }

private:
    /// Links to folders are not followed, so that a search comes to an end.
    static bool isFolder(const fs::path& path) {
        std::error_code error;
        return fs::is_directory(path, error) && !fs::is_symlink(path, error);
    }
    static bool isDicom(const fs::path& file) {
        std::error_code error;
        return fs::is_regular_file(file, error) && scanSourceKind(file) == ScanSourceKind::Dicom;
    }
    static bool isDicomSlice(const fs::path& file) {
        return !isScanName(file) && file.extension() != ".zip" && isDicom(file);
    }
    static fs::path stemOf(const fs::path& file) {
        return isScanName(file) ? fs::path(scanStem(file)) : file.stem();
    }

    void addAnatomy(const fs::path& folder) {
        const std::string suffix = request_.modality + (request_.modality == "FLAIR" ? "" : "w");
        for (const fs::path& entry : entriesOf(folder, found_.warnings)) {
            if (isFolder(entry)) {
                addAnatomy(entry);
            } else if (folder.filename() == "anat" && isScanName(entry) &&
                       endsWith(scanStem(entry), "_" + suffix)) {
                add(entry, folder / scanStem(entry));
            }
        }
    }
    static bool endsWith(const std::string& text, const std::string& end) {
        return text.size() > end.size() &&
               text.compare(text.size() - end.size(), end.size(), end) == 0;
    }

    void add(const fs::path& scan, const fs::path& place) {
        fs::path name = place.lexically_relative(root_);
        found_.scans.push_back({scan, name == "." ? fs::absolute(root_).filename() : name});
    }

    const ScanTreeRequest& request_;
    const fs::path& root_;
    ScanTree& found_;
};

void findIn(const fs::path& given, const ScanTreeRequest& request, ScanTree& found) {
    std::error_code error;
    if (!fs::exists(given, error)) {
        throw FileError(given, MessageId::FileMissing);
    }
    // Without a slash at its end, so that the folder has a name.
    const fs::path place = given.has_filename() ? given : given.parent_path();
    const bool isFolder = fs::is_directory(place, error);
    const bool isBids = isFolder && isBidsDataset(place);
    if (!isFolder || (!isBids && !request.searchesFolders && !holdsNamedScans(place))) {
        const fs::path absolute = fs::absolute(place).lexically_normal();
        found.scans.push_back({place, isFolder               ? absolute.filename()
                                      : isScanName(absolute) ? fs::path(scanStem(absolute))
                                                             : absolute.stem()});
        return;
    }
    const std::size_t before = found.scans.size();
    TreeSearch search(request, place, found);
    if (isBids) {
        search.searchBids();
    } else {
        search.searchFolder(place);
    }
    if (found.scans.size() == before) {
        throw isBids ? ScanError(place, MessageId::TreeNoScanOfContrast, {request.modality})
                     : ScanError(place, MessageId::TreeNoScan);
    }
}

}  // namespace

bool isBidsDataset(const fs::path& folder) {
    std::error_code error;
    return fs::is_regular_file(folder / "dataset_description.json", error);
}

bool holdsNamedScans(const fs::path& folder) {
    std::error_code error;
    if (!fs::is_directory(folder, error)) {
        return false;
    }
    std::vector<Message> unread;
    const std::vector<fs::path> entries = entriesOf(folder, unread);
    return std::any_of(entries.begin(), entries.end(), [](const fs::path& entry) {
        std::error_code none;
        return isScanName(entry) && fs::is_regular_file(entry, none);
    });
}

ScanTree findScans(const ScanTreeRequest& request) {
    ScanTree found;
    for (const fs::path& place : request.places) {
        findIn(place, request, found);
    }
    std::set<fs::path> taken;
    for (ScanInTree& scan : found.scans) {
        const fs::path plain = scan.name;
        for (int number = 2; !taken.insert(scan.name).second; ++number) {
            scan.name = plain;
            scan.name += "_" + std::to_string(number);
        }
    }
    return found;
}

std::vector<ScanInTree> shardOf(const std::vector<ScanInTree>& scans, std::size_t part,
                                std::size_t parts) {
    if (part < 1 || part > parts) {
        throw SettingsError(MessageId::TreeNoSuchShard, {part, parts});
    }
    std::vector<ScanInTree> shard;
    for (std::size_t i = part - 1; i < scans.size(); i += parts) {
        shard.push_back(scans[i]);
    }
    return shard;
}

}  // namespace disyre
