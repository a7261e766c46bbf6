"""Tools that gather networks: Sprout's posts, Rival IQ's posts of competitors."""

from pathlib import Path

from ingest.client_folder import faults_of, imported, warnings_of

SPROUT = (
    "Date,Post ID,Network,Post Type,Content Type,Profile,Sent by,Link,Post,Linked Content,"
    "Impressions,Organic Impressions,Reach,Organic Reach,Paid Reach,Engagement Rate (per "
    "Impression),Engagements,Reactions,Likes,Comments,Shares,Saves,Post Link Clicks,"
    "Post Clicks (All)\n"
    '09/21/2026 2:15 pm,11_22,Facebook,Post,Photo,Rivage,Léa,https://f/1,"Deux\nlignes",,'
    '"1,200",900,800,700,100,5.1%,61,40,30,9,2,,8,10\n'
    "09/22/2026 12:05 am,12345678901234567,LinkedIn,Post,Video,Rivage,Léa,https://l/1,B,,"
    "500,500,,,,2%,10,7,7,2,1,,0,4\n"
)


def test_sprout_posts(tmp_path: Path) -> None:
    result = imported(tmp_path, {"s.csv": SPROUT.encode()}, timezone="Europe/Paris")
    posts = result.tables["posts"].set_index("platform")
    assert faults_of(result) == ""
    assert posts["post_id"].to_dict() == {"facebook": "11_22", "linkedin": "12345678901234567"}
    assert posts["impressions"].to_dict() == {"facebook": 1200.0, "linkedin": 500.0}
    assert posts["reactions"].to_dict() == {"facebook": 40.0, "linkedin": 7.0}
    assert f"{posts['published_at']['facebook']:%d %H:%M}" == "21 14:15"
    assert f"{posts['published_at']['linkedin']:%d %H:%M}" == "22 00:05"
    assert posts["reach"].isna().to_dict() == {"facebook": False, "linkedin": True}
    assert posts["interactions_reported"].sum() == 71
    assert posts["saves"].isna().all()


def test_sprout_on_a_network_nobody_knows(tmp_path: Path) -> None:
    result = imported(tmp_path, {"s.csv": SPROUT.replace("LinkedIn", "Myspace").encode()})
    assert len(result.tables["posts"]) == 1
    assert "Myspace" in faults_of(result)


RIVAL = (
    "published_at,report_generated_at,captured_at,company,channel,presence_handle,message,"
    "post_link,engagement_total,applause,conversation,amplification,audience,"
    "engagement_rate_by_follower,engagement_rate_lift\n"
    "2026-09-01T08:00:00Z,,,Rival,instagram,@r,A,https://i/1,10,9,1,0,2000,0.005,1\n"
    "2026-09-01T12:00:00Z,,,Rival,instagram,@r,B,https://i/2,30,25,5,0,2010,0.015,1\n"
    "2026-09-01T23:30:00Z,,,Rival,facebook,@r,C,https://f/1,,,,,900,,1\n"
    "2026-09-01T09:00:00Z,,,Autre,instagram,@a,D,https://i/3,4,4,0,0,50,0.08,1\n"
)


def test_rival_iq_counts_by_day_network_and_company(tmp_path: Path) -> None:
    result = imported(tmp_path, {"r.csv": RIVAL.encode()}, timezone="Europe/Paris")
    rows = result.tables["competitors"].set_index(["competitor", "platform"])
    (file,) = result.account.files
    assert faults_of(result) == ""
    assert rows.loc[("Rival", "instagram"), ["posts", "interactions", "followers"]].tolist() == [
        2.0, 40.0, 2010.0,
    ]  # fmt: skip
    assert rows["interactions"].isna()[("Rival", "facebook")]
    assert f"{rows['date'][('Rival', 'facebook')]:%d}" == "02"
    assert rows["posts"].sum() == 4
    assert (file.rows_read, file.kept, len(file.left_out)) == (4, 3, 1)
    assert "4 posts are counted by day" in warnings_of(result)
